import Bytes

/// Numbers and texts as MS-RDPBCGR writes them.
extension ByteReader {
  mutating func readInt32LE(_ field: StaticString) throws(ParseError) -> Int32 {
    Int32(bitPattern: try readUInt32LE(field))
  }

  /// UTF-16 text in `count` bytes up to its terminator; an odd last byte is left out.
  mutating func readWideText(_ count: Int, _ field: StaticString) throws(ParseError) -> String {
    var bytes = try slice(count, field)
    var units: [UInt16] = []
    units.reserveCapacity(count / 2)
    while bytes.remaining >= 2 {
      let unit = try bytes.readUInt16LE(field)
      if unit == 0 { break }
      units.append(unit)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Text of one byte a character in `count` bytes up to its terminator; what is not UTF-8 becomes U+FFFD.
  mutating func readNarrowText(_ count: Int, _ field: StaticString) throws(ParseError) -> String {
    let bytes = try readBytes(count, field)
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Steps over bytes that must not leave the capture, such as a key or a password, and returns how many there were.
  mutating func skipSecret(_ count: Int, _ field: StaticString) throws(ParseError) -> Int {
    try skip(count, field)
    return count
  }
}
