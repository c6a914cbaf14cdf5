import Bytes

/// Values of the universal types of ASN.1. X.690 sections 8.3 to 8.19 and, for text and time, 8.23 and 8.25.
extension ByteReader {
  /// An INTEGER of one to eight bytes, in any length that its sender chose.
  mutating func readInteger<Number: FixedWidthInteger>(
    _ field: StaticString, tag: BERTag = .integer
  ) throws(ParseError) -> Number {
    try readElement(tag, field) { content throws(ParseError) in
      let start = content.position
      guard 1...8 ~= content.remaining else {
        throw content.invalid(field, at: start, expected: "an integer of 1 to 8 bytes", found: content.remaining)
      }
      var value = Int64(Int8(bitPattern: try content.readUInt8(field)))
      while !content.isAtEnd { value = value << 8 | Int64(try content.readUInt8(field)) }
      guard let number = Number(exactly: value) else {
        throw content.invalid(field, at: start, expected: "an integer in the field's range", found: value)
      }
      return number
    }
  }

  /// The size of an OCTET STRING whose bytes are not to be kept.
  mutating func readOctetsLength(_ field: StaticString) throws(ParseError) -> Int {
    try readElement(.octetString, field) { $0.remaining }
  }

  /// The first 32 bits of a BIT STRING, bit 0 as the highest; missing ones are zero.
  mutating func readBits(_ field: StaticString) throws(ParseError) -> UInt32 {
    try readElement(.bitString, field) { content throws(ParseError) in
      try content.skip(1, field)
      var bits: UInt32 = 0
      for index in 0..<4 { bits = bits << 8 | UInt32(content.peekUInt8(at: index) ?? 0) }
      return bits
    }
  }

  /// A GeneralString, which Kerberos fills with ASCII and Windows with UTF-8.
  mutating func readGeneralString(_ field: StaticString) throws(ParseError) -> String {
    try readElement(.generalString, field) { String(decoding: $0.readRest(), as: UTF8.self) }
  }

  /// An OBJECT IDENTIFIER as numbers with dots between them.
  mutating func readObjectIdentifier(_ field: StaticString) throws(ParseError) -> String {
    try readElement(.objectIdentifier, field) { content throws(ParseError) in
      let first = try content.readArc(field)
      let root = min(first / 40, 2)
      var arcs = [root, first - root * 40]
      while !content.isAtEnd { arcs.append(try content.readArc(field)) }
      return arcs.map { String($0) }.joined(separator: ".")
    }
  }

  /// One number of an object identifier: seven bits a byte, the top bit set on all but the last. X.690 section 8.19.2.
  private mutating func readArc(_ field: StaticString) throws(ParseError) -> UInt64 {
    let start = position
    var arc: UInt64 = 0
    while true {
      let byte = try readUInt8(field)
      guard arc < 1 << 56 else {
        throw invalid(field, at: start, expected: "a number of at most 56 bits", found: arc)
      }
      arc = arc << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { return arc }
    }
  }
}
