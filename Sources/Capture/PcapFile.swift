import Bytes

/// The file header of a classic pcap: 24 bytes that say how every record is to be read.
///
/// ```
/// magic 4 │ major 2 │ minor 2 │ reserved 8 │ snaplen 4 │ FCS length 4 bits, R 1, F 1, reserved 10, LINKTYPE 16
/// ```
/// draft-ietf-opsawg-pcap section 4.
@usableFromInline
struct PcapFile: Sendable {
  @usableFromInline let order: ByteOrder
  /// Nanoseconds in one unit of a timestamp's fraction.
  @usableFromInline let fractionUnit: Int64
  @usableFromInline let recordHeaderLength: Int
  @usableFromInline let lengths: Lengths
  @usableFromInline let linkType: UInt16
  /// Longest packet to believe in.
  @usableFromInline let maximumLength: Int
  /// Whether record headers have their least significant byte first, and the captured length before the original one.
  @usableFromInline let isCommon: Bool
  let version: Version

  @usableFromInline
  struct Version: Equatable, Sendable {
    let major: UInt16
    let minor: UInt16
  }

  /// Which length of a record header comes first; before version 2.3 it was the original one, and 2.3 was written both ways.
  @usableFromInline
  enum Lengths: Sendable {
    case capturedFirst
    case originalFirst
    case shorterIsCaptured
  }

  static let headerLength = 24

  init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let number = try reader.readUInt32LE("magic number")
    guard let magic = PcapMagic(littleEndian: number) else {
      throw reader.invalid("magic number", at: start, expected: "0xa1b2c3d4 or 0xa1b23c4d", found: number)
    }
    order = magic.order
    fractionUnit = magic.fractionUnit
    recordHeaderLength = magic.recordHeaderLength
    version = Version(
      major: try reader.readUInt16("major version", order), minor: try reader.readUInt16("minor version", order))
    guard version.major >= 2 else {
      throw reader.invalid("major version", at: start + 4, expected: "2", found: version.major)
    }
    try reader.skip(12, "reserved fields and snapshot length")
    let network = try reader.readUInt32("link type", order)
    guard network & 0x03ff_0000 == 0 else {
      throw reader.invalid("link type", at: start + 20, expected: "reserved bits of zero", found: network)
    }
    linkType = UInt16(truncatingIfNeeded: network)
    lengths = Self.lengths(version)
    isCommon = order == .little && lengths == .capturedFirst
    maximumLength = Self.maximumLength(linkType)
  }

  /// A sentence when the version is none that has been specified; Wireshark reads such a file, libpcap does not.
  var versionNote: String? {
    switch (version.major, version.minor) {
    case (2, ...4), (543, 0): nil
    default: "The file calls itself pcap version \(version.major).\(version.minor); it was read as version 2.4."
    }
  }

  private static func lengths(_ version: Version) -> Lengths {
    switch (version.major, version.minor) {
    case (2, ..<3), (543, _): .originalFirst
    case (2, 3): .shorterIsCaptured
    default: .capturedFirst
    }
  }

  /// D-Bus, USB and EBHSCR messages may be long; frames of a network may not.
  private static func maximumLength(_ linkType: UInt16) -> Int {
    switch linkType {
    case 186, 189, 220, 231, 249, 279: Limits.recordBytes - 24
    default: Limits.packetBytes
    }
  }
}

/// The first four bytes of a classic pcap, which tell byte order, resolution and the length of record headers.
struct PcapMagic {
  let order: ByteOrder
  let fractionUnit: Int64
  let recordHeaderLength: Int

  /// Recognises the first bytes of a file.
  init?(_ start: [UInt8]) {
    guard start.count >= 4 else { return nil }
    self.init(littleEndian: start[..<4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// `number` is what the four bytes say when read least significant first; nil when it is no pcap.
  init?(littleEndian number: UInt32) {
    switch number {
    case 0xa1b2_c3d4, 0xa1b2_3c4d, 0xa1b2_cd34: order = .little
    case 0xd4c3_b2a1, 0x4d3c_b2a1, 0x34cd_b2a1: order = .big
    default: return nil
    }
    let value = order == .little ? number : number.byteSwapped
    fractionUnit = value == 0xa1b2_3c4d ? 1 : 1000
    // Kuznetzov's patch of 1999 has interface, protocol and packet type in each record header.
    recordHeaderLength = value == 0xa1b2_cd34 ? 24 : 16
  }
}
