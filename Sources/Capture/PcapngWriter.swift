/// Writes packets to a pcapng file of one section, with timestamps in nanoseconds.
///
/// A sink cannot throw: the first error ends the writing, is kept in `error` and is thrown by `finish`.
public struct PcapngWriter: ~Copyable {
  /// An interface that packets come from.
  public struct Interface: Equatable, Sendable {
    public var linkType: UInt16
    /// 0 when packets are not cut.
    public var snapLength: Int
    public var name: String?

    public init(linkType: UInt16, snapLength: Int = 0, name: String? = nil) {
      self.linkType = linkType
      self.snapLength = snapLength
      self.name = name
    }
  }

  /// What has been handed to the system.
  public private(set) var byteCount = 0
  public private(set) var error: CaptureError?
  private let descriptor: FileDescriptor
  private let interfaceCount: Int
  private var buffer: [UInt8] = []

  /// Creates the file `path`, or empties it; `-` is standard output. `Packet.interface` is an index of `interfaces`.
  public init(path: String, interfaces: [Interface]) throws(CaptureError) {
    descriptor = try FileDescriptor(writing: path)
    interfaceCount = interfaces.count
    appendSection()
    for interface in interfaces { append(interface) }
  }

  /// Hands what is buffered to the system.
  public mutating func flush() throws(CaptureError) {
    if let error { throw error }
    byteCount += buffer.count
    defer { buffer.removeAll(keepingCapacity: true) }
    try descriptor.write(buffer)
  }

  /// Writes what is left, with the number of packets that were dropped on the way; nothing may be written afterwards.
  public consuming func finish(dropped: Int = 0) throws(CaptureError) {
    if dropped > 0, interfaceCount > 0 { appendStatistics(dropped: dropped) }
    try flush()
  }
}

extension PcapngWriter: PacketSink {
  public mutating func receive(_ packet: Packet, bytes: RawSpan) {
    guard error == nil else { return }
    guard packet.interface < interfaceCount else {
      error = CaptureError(
        source: descriptor.name, reason: "interface \(packet.interface) of packet \(packet.number) was not declared")
      return
    }
    append(packet, bytes)
    guard buffer.count >= Limits.writeBytes else { return }
    do throws(CaptureError) { try flush() } catch { self.error = error }
  }
}

// MARK: - Blocks

extension PcapngWriter {
  /// Section Header Block; draft-ietf-opsawg-pcapng section 4.1. It says nothing of the machine.
  private mutating func appendSection() {
    appendBlock(.section) { block in
      block.append(little: UInt32(0x1a2b_3c4d))
      block.append(little: UInt16(1))
      block.append(little: UInt16(0))
      block.append(little: UInt64.max)
      block.append(option: 4, Array("rdpwhy".utf8))
    }
  }

  /// Interface Description Block with if_name and if_tsresol; draft-ietf-opsawg-pcapng section 4.2.
  private mutating func append(_ interface: Interface) {
    appendBlock(.interface) { block in
      block.append(little: interface.linkType)
      block.append(little: UInt16(0))
      block.append(little: UInt32(clamping: interface.snapLength))
      if let name = interface.name { block.append(option: 2, Array(name.utf8.prefix(255))) }
      block.append(option: 9, [9])
    }
  }

  /// Enhanced Packet Block; draft-ietf-opsawg-pcapng section 4.3.
  private mutating func append(_ packet: Packet, _ bytes: RawSpan) {
    let ticks = UInt64(clamping: packet.timestamp.nanoseconds)
    appendBlock(.enhancedPacket) { block in
      block.append(little: UInt32(truncatingIfNeeded: packet.interface))
      block.append(little: UInt32(truncatingIfNeeded: ticks >> 32))
      block.append(little: UInt32(truncatingIfNeeded: ticks))
      block.append(little: UInt32(clamping: bytes.byteCount))
      block.append(little: UInt32(clamping: packet.originalLength))
      block.append(bytes)
    }
  }

  /// Interface Statistics Block with isb_osdrop; draft-ietf-opsawg-pcapng section 4.6.
  private mutating func appendStatistics(dropped: Int) {
    appendBlock(.statistics) { block in
      block.append(little: UInt32(0))
      block.append(little: UInt64(0))
      block.append(option: 7, (0..<8).map { UInt8(truncatingIfNeeded: dropped >> (8 * $0)) })
    }
  }

  private mutating func appendBlock(_ type: PcapngBlockType, _ body: (inout [UInt8]) -> Void) {
    let start = buffer.count
    buffer.append(little: type.code)
    buffer.append(little: UInt32(0))
    body(&buffer)
    buffer.pad()
    let length = UInt32(clamping: buffer.count - start + 4)
    buffer.append(little: length)
    for index in 0..<4 { buffer[start + 4 + index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    for index in 0..<(value.bitWidth / 8) { append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }

  fileprivate mutating func append(option code: UInt16, _ value: [UInt8]) {
    append(little: code)
    append(little: UInt16(clamping: value.count))
    append(contentsOf: value)
    pad()
  }

  /// Fills up to a multiple of four bytes; the buffer begins with a block, so its length counts.
  fileprivate mutating func pad() {
    while count % 4 != 0 { append(0) }
  }
}
