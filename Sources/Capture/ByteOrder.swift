import Bytes

/// The byte order of a capture file, or of a section of it: that of the machine that wrote it.
@usableFromInline
enum ByteOrder: Sendable {
  case little
  case big
}

extension ByteReader {
  @inlinable
  @inline(__always)
  mutating func readUInt16(_ field: StaticString, _ order: ByteOrder) throws(ParseError) -> UInt16 {
    let value = try readUInt16LE(field)
    return order == .little ? value : value.byteSwapped
  }

  @inlinable
  @inline(__always)
  mutating func readUInt32(_ field: StaticString, _ order: ByteOrder) throws(ParseError) -> UInt32 {
    let value = try readUInt32LE(field)
    return order == .little ? value : value.byteSwapped
  }

  /// Two fields of four bytes at the cost of one.
  @inlinable
  @inline(__always)
  mutating func readPair(_ fields: StaticString, _ order: ByteOrder) throws(ParseError) -> (UInt32, UInt32) {
    let value = try readUInt64LE(fields)
    let (lower, upper) = (UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value &>> 32))
    return order == .little ? (lower, upper) : (lower.byteSwapped, upper.byteSwapped)
  }

  mutating func readUInt64(_ field: StaticString, _ order: ByteOrder) throws(ParseError) -> UInt64 {
    let value = try readUInt64LE(field)
    return order == .little ? value : value.byteSwapped
  }
}
