import Bytes

/// The lists of TLS: a length in bytes, then the elements. RFC 8446 section 3.4.
extension ByteReader {
  /// A list of two-byte codes whose length takes two bytes.
  mutating func readCodes<Code: OpenCode>(
    _ field: StaticString
  ) throws(ParseError) -> [Code] where Code.RawValue == UInt16 {
    var list = try slice(Int(try readUInt16BE(field)), field)
    return try list.readCodesToEnd(field)
  }

  /// The two-byte codes that are left.
  mutating func readCodesToEnd<Code: OpenCode>(
    _ field: StaticString
  ) throws(ParseError) -> [Code] where Code.RawValue == UInt16 {
    var codes: [Code] = []
    codes.reserveCapacity(remaining / 2)
    while !isAtEnd {
      let value = try readUInt16BE(field)
      if let code = Code(rawValue: value) { codes.append(code) }
    }
    return codes
  }

  /// Bytes whose length takes one byte.
  mutating func readBytes8(_ field: StaticString) throws(ParseError) -> [UInt8] {
    try readBytes(Int(try readUInt8(field)), field)
  }

  /// Steps over bytes whose length takes two bytes, and returns the length.
  mutating func skipBytes16(_ field: StaticString) throws(ParseError) -> Int {
    let length = Int(try readUInt16BE(field))
    try skip(length, field)
    return length
  }
}
