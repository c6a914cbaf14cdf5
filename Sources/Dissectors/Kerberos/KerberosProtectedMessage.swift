import Bytes

/// A message of which nothing is legible but that it is one: KRB-SAFE, KRB-PRIV or KRB-CRED.
///
/// RFC 4120 sections 5.6.1, 5.7.1 and 5.8.1. RFC 4120 section 5.10 lists the application tags.
public struct KerberosProtectedMessage: WireMessage {
  public static let name = "Kerberos protected message"

  public let type: KerberosMessageType
  /// Size of the message in bytes, its tag and length not counted.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let header = try BERHeader(parsing: &reader, "kerberos message")
    guard header.tag.rawValue & 0xE0 == 0x60 else {
      throw reader.invalid("kerberos message", at: start, expected: "an application tag", found: header.tag.rawValue)
    }
    type = KerberosMessageType(rawValue: header.tag.rawValue & 0x1F)
    length = header.length
    try reader.skip(header.length + header.endLength, "kerberos message")
  }

  public func append(to fields: inout FieldList) {
    type.append(to: &fields)
    fields.number("kerberos.length", length)
  }
}
