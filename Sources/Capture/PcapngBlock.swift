import Bytes

/// Which kind of pcapng block: an open code, since every program may define its own.
///
/// draft-ietf-opsawg-pcapng section 11.1.
@usableFromInline
struct PcapngBlockType: Equatable, Sendable {
  @usableFromInline let code: UInt32

  @inlinable
  init(_ code: UInt32) { self.code = code }

  @usableFromInline static var section: PcapngBlockType { .init(0x0a0d_0d0a) }
  @usableFromInline static var interface: PcapngBlockType { .init(1) }
  @usableFromInline static var packet: PcapngBlockType { .init(2) }
  @usableFromInline static var simplePacket: PcapngBlockType { .init(3) }
  @usableFromInline static var names: PcapngBlockType { .init(4) }
  @usableFromInline static var statistics: PcapngBlockType { .init(5) }
  @usableFromInline static var enhancedPacket: PcapngBlockType { .init(6) }
  @usableFromInline static var secrets: PcapngBlockType { .init(10) }

  /// Whether Wireshark gives the block a frame number though it is no packet: systemd journal, Sysdig events, custom blocks.
  @usableFromInline var isNumbered: Bool {
    switch code {
    case 9, 0x204, 0x216, 0x221, 0xbad, 0x4000_0bad: true
    default: false
    }
  }
}

/// The frame of every pcapng block: type and length before the body, and the length again behind it.
///
/// ```
/// type 4 │ total length 4 │ body, padded to four bytes │ total length 4
/// ```
/// draft-ietf-opsawg-pcapng section 3.1.
@usableFromInline
struct PcapngBlock {
  @usableFromInline let type: PcapngBlockType
  /// Rounded up to a multiple of four, as Wireshark does: some writers leave the padding out of the length.
  @usableFromInline let totalLength: Int

  @usableFromInline static var minimumLength: Int { 12 }

  @inlinable
  @inline(__always)
  init(parsing reader: inout ByteReader, _ order: ByteOrder) throws(ParseError) {
    let (code, length) = try reader.readPair("block type and total length", order)
    type = PcapngBlockType(code)
    totalLength = (Int(length) &+ 3) & ~3
    guard totalLength >= Self.minimumLength, totalLength <= Limits.recordBytes else {
      throw reader.invalid(
        "block total length", at: reader.position &- 4, expected: "12 bytes to 16 MiB", found: totalLength)
    }
  }

  /// Refuses a length behind the body that is not the one before it.
  @inlinable
  @inline(__always)
  func checkTrailer(_ reader: inout ByteReader, _ order: ByteOrder) throws(ParseError) {
    let trailer = (Int(try reader.readUInt32("block total length", order)) &+ 3) & ~3
    guard trailer == totalLength else {
      throw reader.invalid(
        "block total length behind the block", at: reader.position &- 4, expected: "the length before the block",
        found: trailer)
    }
  }
}
