import Bytes

/// Length indicator and code, which start every X.224 unit.
///
/// X.224 section 13.2. The length indicator counts the header after itself; user data of a Data unit follows the header, all
/// else lies inside it.
public struct X224Header: Equatable, Sendable {
  public let lengthIndicator: UInt8
  public let code: X224Code
  /// The low half of the code's byte: an initial credit in classes that RDP does not use, zero in RDP.
  public let credit: UInt8

  init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    lengthIndicator = try reader.readUInt8("x224 length indicator")
    guard lengthIndicator >= 1 else {
      throw reader.invalid("x224 length indicator", at: start, expected: "1 or more", found: lengthIndicator)
    }
    let octet = try reader.readUInt8("x224 code")
    code = X224Code(rawValue: octet >> 4)
    credit = octet & 0x0F
  }

  /// Reads a header that has to carry `code` and leaves the reader's position after it.
  init(parsing reader: inout ByteReader, expecting code: X224Code, _ expected: StaticString) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard self.code == code else {
      throw reader.invalid("x224 code", at: start + 1, expected: expected, found: self.code.rawValue << 4 | credit)
    }
  }

  /// How many bytes of the header follow the code.
  var remainder: Int { Int(lengthIndicator) &- 1 }

  func append(to fields: inout FieldList) {
    fields.number("cotp.li", lengthIndicator)
    fields.bits("cotp.type", code)
  }
}
