import Bytes

/// An Enhanced Packet Block as nearly all are: whole, least significant byte first, with nothing wrong in it.
///
/// ```
/// 6 │ total length 4 │ interface 4 │ ticks 4 + 4 │ captured 4 │ original 4 │ packet, padding, options │ total length 4
/// ```
/// draft-ietf-opsawg-pcapng section 4.3. Any other block is left to the long way, which can say what is wrong.
@usableFromInline
struct PcapngCommonBlock {
  @usableFromInline let totalLength: Int
  @usableFromInline let interface: Int
  @usableFromInline let linkType: UInt16
  @usableFromInline let timestamp: Timestamp
  @usableFromInline let capturedLength: Int
  @usableFromInline let originalLength: Int

  @usableFromInline static var headerLength: Int { 28 }

  /// Looks at what is at the beginning of `reader`, which stays there.
  @inlinable
  @inline(__always)
  init?(_ reader: borrowing ByteReader, in file: borrowing PcapngFile) {
    guard file.order == .little, let header = reader.peekSlice(Self.headerLength), let start = header.peekUInt64LE(),
      let interface = header.peekUInt32LE(at: 8), let upper = header.peekUInt32LE(at: 12),
      let lower = header.peekUInt32LE(at: 16), let lengths = header.peekUInt64LE(at: 20)
    else { return nil }
    totalLength = Int(start &>> 32)
    capturedLength = Int(lengths & 0xffff_ffff)
    originalLength = Int(lengths &>> 32)
    self.interface = file.firstInterface &+ Int(interface)
    guard start & 0x3_ffff_ffff == 6, capturedLength &+ Self.headerLength &+ 4 <= totalLength,
      totalLength <= Limits.recordBytes, reader.peekUInt32LE(at: totalLength &- 4) == UInt32(start &>> 32),
      self.interface < file.interfaces.count
    else { return nil }
    linkType = file.interfaces[self.interface].linkType
    timestamp = file.interfaces[self.interface].timestamp(UInt64(upper) &<< 32 | UInt64(lower))
  }
}
