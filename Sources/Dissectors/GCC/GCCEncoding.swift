import Bytes

/// What every GCC wrapper has around the settings of RDP. T.124 section 8.7, MS-RDPBCGR 4.1.3 and 4.1.4.
extension ByteReader {
  /// The name of T.124 as an object identifier, and the length of what follows.
  ///
  /// Windows servers write 42 for the length whatever follows, and clients ignore it; so do we.
  mutating func readGCCHeader() throws(ParseError) {
    let start = position
    let key = try readBytes(7, "t124 identifier")
    guard key == [0x00, 0x05, 0x00, 0x14, 0x7C, 0x00, 0x01] else {
      throw invalid("t124 identifier", at: start, expected: "object 0.0.20.124.0.1", found: key.first ?? 0)
    }
    _ = try readPERLength("gcc connect pdu length")
  }

  /// The H.221 key of the one set of user data.
  mutating func readGCCKey() throws(ParseError) -> String {
    let start = position
    let count = try readUInt8("gcc user data count")
    let choice = try readUInt8("gcc user data key")
    guard count == 1, choice == 0xC0 else {
      throw invalid("gcc user data key", at: start, expected: "one set with an h221 key", found: choice)
    }
    let length = Int(try readUInt8("h221 key length")) + 4
    return String(decoding: try readBytes(length, "h221 key"), as: UTF8.self)
  }
}
