import Bytes

/// What many Kerberos messages have in common. RFC 4120 section 5.2.
extension ByteReader {
  /// Reads `[number]` as the version of the protocol and the next as the type of message, and refuses what is not Kerberos 5.
  mutating func readKerberosStart(_ number: UInt8) throws(ParseError) -> KerberosMessageType {
    let start = position
    let version: Int64 = try readInteger(number, "pvno")
    guard version == 5 else { throw invalid("pvno", at: start, expected: "5", found: version) }
    return KerberosMessageType(rawValue: try readInteger(number + 1, "msg-type"))
  }

  /// An INTEGER inside `[number]`.
  mutating func readInteger<Number: FixedWidthInteger>(
    _ number: UInt8, _ field: StaticString
  ) throws(ParseError) -> Number {
    try read(number, field) { value throws(ParseError) in try value.readInteger(field) }
  }

  /// A realm or another KerberosString inside `[number]`.
  mutating func readString(_ number: UInt8, _ field: StaticString) throws(ParseError) -> String {
    try read(number, field) { value throws(ParseError) in try value.readGeneralString(field) }
  }

  /// The same, if it is there.
  mutating func readStringIfPresent(_ number: UInt8, _ field: StaticString) throws(ParseError) -> String? {
    isNext(.context(number)) ? try readString(number, field) : nil
  }

  /// A KerberosTime inside `[number]`.
  mutating func readTime(_ number: UInt8, _ field: StaticString) throws(ParseError) -> UniversalTime {
    try read(number, field) { value throws(ParseError) in try value.readGeneralizedTime(field) }
  }

  /// The same, if it is there.
  mutating func readTimeIfPresent(_ number: UInt8, _ field: StaticString) throws(ParseError) -> UniversalTime? {
    isNext(.context(number)) ? try readTime(number, field) : nil
  }

  /// A SEQUENCE inside the application tag of `type`, or of either of two types.
  mutating func readKerberos<Value>(
    _ type: KerberosMessageType, or other: KerberosMessageType? = nil, _ field: StaticString,
    _ elements: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> Value {
    let tag = other.flatMap { isNext($0.tag) ? $0.tag : nil } ?? type.tag
    return try readElement(tag, field) { message throws(ParseError) in
      try message.readElement(.sequence, field, elements)
    }
  }
}
