import Bytes

/// The two encodings of T.125: BER for the connect PDUs (X.690 section 8), aligned PER for those of the domain (X.691 section 10).
extension ByteReader {
  /// The length of the next BER element, which must have the one-byte tag `tag`.
  mutating func readBERTag(_ tag: UInt8, _ field: StaticString) throws(ParseError) -> Int {
    let start = position
    let found = try readUInt8(field)
    guard found == tag else { throw invalid(field, at: start, expected: "another BER tag", found: found) }
    return try readBERLength(field)
  }

  /// A definite length in one to four bytes.
  mutating func readBERLength(_ field: StaticString) throws(ParseError) -> Int {
    let start = position
    let first = try readUInt8(field)
    switch first {
    case 0x00...0x7F: return Int(first)
    case 0x81: return Int(try readUInt8(field))
    case 0x82: return Int(try readUInt16BE(field))
    case 0x83: return Int(try readUInt24BE(field))
    default: throw invalid(field, at: start, expected: "a length of at most three bytes", found: first)
    }
  }

  /// An INTEGER that is not negative and fits four bytes, or another type that is encoded alike.
  mutating func readBERNumber(tag: UInt8 = 0x02, _ field: StaticString) throws(ParseError) -> UInt32 {
    let start = position
    let length = try readBERTag(tag, field)
    guard (1...5).contains(length) else {
      throw invalid(field, at: start, expected: "a number of one to five bytes", found: length)
    }
    var value: UInt64 = 0
    for _ in 0..<length { value = value << 8 | UInt64(try readUInt8(field)) }
    guard let number = UInt32(exactly: value) else {
      throw invalid(field, at: start, expected: "a number below 2^32", found: value)
    }
    return number
  }

  /// A length determinant below 16384; longer contents come in pieces, which RDP does not use.
  mutating func readPERLength(_ field: StaticString) throws(ParseError) -> Int {
    let start = position
    let first = try readUInt8(field)
    if first < 0x80 { return Int(first) }
    guard first < 0xC0 else { throw invalid(field, at: start, expected: "a length below 16384", found: first) }
    return Int(first & 0x3F) << 8 | Int(try readUInt8(field))
  }

  /// An INTEGER without an upper bound, whose length comes before it.
  mutating func readPERNumber(_ field: StaticString) throws(ParseError) -> UInt32 {
    let start = position
    let length = try readPERLength(field)
    guard length <= 4 else {
      throw invalid(field, at: start, expected: "a number of at most four bytes", found: length)
    }
    var value: UInt32 = 0
    for _ in 0..<length { value = value << 8 | UInt32(try readUInt8(field)) }
    return value
  }

  /// A UserId, of which the wire has what exceeds 1001.
  mutating func readUserID(_ field: StaticString) throws(ParseError) -> Int {
    1001 + Int(try readUInt16BE(field))
  }

  /// The first byte of a domain PDU, whose six high bits must be `choice`.
  mutating func readDomainChoice(_ choice: MCSDomainPDU.Choice) throws(ParseError) -> UInt8 {
    let start = position
    let first = try readUInt8("mcs pdu")
    guard first >> 2 == choice.rawValue else {
      throw invalid("mcs pdu", at: start, expected: "another choice of a domain pdu", found: first >> 2)
    }
    return first
  }
}
