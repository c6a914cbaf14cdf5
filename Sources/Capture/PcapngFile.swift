import Bytes

/// What is known of a pcapng file while it is walked through: the section's byte order, the interfaces, what was collected.
@usableFromInline
struct PcapngFile: Sendable {
  @usableFromInline var order = ByteOrder.little
  /// Of all sections so far.
  @usableFromInline var interfaces: [PcapngInterface] = []
  /// Index in `interfaces` of the section's first.
  @usableFromInline var firstInterface = 0
  /// Time of the last packet that had one.
  @usableFromInline var lastTimestamp = Timestamp(nanoseconds: 0)
  /// Packets that had none.
  @usableFromInline var untimed = 0
  private var secrets: [DecryptionSecrets] = []
  private var secretBytes = 0
  private var names: [ResolvedName] = []
  private var leftOut: Set<String> = []

  /// Begins a section; `header` stands behind the block type and has 12 bytes or more.
  ///
  /// ```
  /// type 4 │ total length 4 │ byte-order magic 4 │ major 2 │ minor 2 │ section length 8 │ options │ total length 4
  /// ```
  /// draft-ietf-opsawg-pcapng section 4.1. The section's length says nothing that its blocks do not, and is ignored.
  @usableFromInline
  mutating func beginSection(_ header: inout ByteReader) throws(ParseError) {
    try header.skip(4, "block total length")
    let start = header.position
    switch try header.readUInt32LE("byte-order magic") {
    case 0x1a2b_3c4d: order = .little
    case 0x4d3c_2b1a: order = .big
    case let other: throw header.invalid("byte-order magic", at: start, expected: "0x1a2b3c4d", found: other)
    }
    let major = try header.readUInt16("major version", order)
    let minor = try header.readUInt16("minor version", order)
    guard major == 1, minor == 0 || minor == 2 else {
      throw header.invalid(
        "version of the section", at: start + 4, expected: "1.0 or 1.2", found: Int(major) << 16 | Int(minor))
    }
    firstInterface = interfaces.count
  }

  /// Reads a block that is no packet; `body` is between its two lengths. Gives the secrets that it holds.
  @usableFromInline
  mutating func readOther(
    _ type: PcapngBlockType, _ body: inout ByteReader
  ) throws(ParseError) -> DecryptionSecrets? {
    switch type {
    case .section: try body.skip(16, "section header")
    case .interface: try addInterface(&body)
    case .statistics: try readStatistics(&body)
    case .secrets: return try addSecrets(&body)
    case .names: try addNames(&body)
    default: break
    }
    return nil
  }

  /// Puts what was collected into `summary`.
  @usableFromInline
  func finish(_ summary: inout CaptureSummary) {
    for interface in interfaces where !summary.linkTypes.contains(interface.linkType) {
      summary.linkTypes.append(interface.linkType)
    }
    summary.dropped = interfaces.reduce(0) { total, interface in total &+ interface.dropped }
    summary.secrets = secrets
    summary.names = names
    if untimed > 0 {
      summary.notes.append("\(untimed) packets have no timestamp; each was given that of the packet before it.")
    }
    summary.notes += leftOut.sorted()
  }
}

extension PcapngFile {
  private mutating func addInterface(_ body: inout ByteReader) throws(ParseError) {
    guard interfaces.count < Limits.interfaces else {
      throw body.invalid("interface", at: body.position, expected: "at most 16384", found: interfaces.count + 1)
    }
    interfaces.append(try PcapngInterface(parsing: &body, order))
  }

  /// Interface Statistics Block: interface 4, timestamp 8, options; draft-ietf-opsawg-pcapng section 4.6.
  private mutating func readStatistics(_ body: inout ByteReader) throws(ParseError) {
    let index = firstInterface &+ Int(try body.readUInt32("interface", order))
    try body.skip(8, "timestamp")
    var dropped: UInt64 = 0
    while let option = try PcapngOption(parsing: &body, order) {
      var value = try body.slice(option.paddedLength, "option value")
      // isb_ifdrop and isb_osdrop: by the interface, and by the operating system for want of buffers.
      guard option.code == 5 || option.code == 7 else { continue }
      dropped = dropped.addingReportingOverflow(try value.readUInt64("drop count", order)).partialValue
    }
    guard index < interfaces.count else { return }
    interfaces[index].dropped = Int(min(dropped, 1 << 48))
  }

  /// Decryption Secrets Block: type 4, length 4, data; draft-ietf-opsawg-pcapng section 4.7.
  private mutating func addSecrets(_ body: inout ByteReader) throws(ParseError) -> DecryptionSecrets? {
    let type = try body.readUInt32("secrets type", order)
    let length = Int(try body.readUInt32("secrets length", order))
    // Counted with what a block takes itself, so that empty ones are bounded too.
    secretBytes += length + PcapngBlock.minimumLength
    guard secretBytes <= Limits.secretBytes else {
      leftOut.insert("The file holds more than 16 MiB of decryption secrets; the rest was left out.")
      return nil
    }
    let block = DecryptionSecrets(type: type, data: try body.readBytes(length, "secrets"))
    secrets.append(block)
    return block
  }

  /// Name Resolution Block: records of type 2, length 2, address, names that end in zero; draft-ietf-opsawg-pcapng section 4.5.
  private mutating func addNames(_ body: inout ByteReader) throws(ParseError) {
    while let record = try PcapngOption(parsing: &body, order) {
      var value = try body.slice(record.paddedLength, "name record")
      value.limit(to: record.length)
      guard record.code == 1 || record.code == 2 else { continue }
      let address = try value.readBytes(record.code == 1 ? 4 : 16, "address of a name")
      for name in value.readRest().split(separator: 0) {
        add(ResolvedName(address: address, name: String(decoding: name, as: UTF8.self)))
      }
    }
  }

  private mutating func add(_ name: ResolvedName) {
    guard names.count < Limits.names else {
      leftOut.insert("The file names more than 65536 addresses; the rest was left out.")
      return
    }
    names.append(name)
  }
}
