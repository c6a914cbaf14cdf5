import Bytes

/// Says that the sender protects what follows; in TLS 1.3 it says nothing and is there for middleboxes.
///
/// RFC 5246 section 7.1 and RFC 8446 section 5: one byte, 1.
public struct TLSChangeCipherSpec: WireMessage {
  public static let name = "TLS Change Cipher Spec"

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let type = try reader.readUInt8("change cipher spec type")
    guard type == 1 else { throw reader.invalid("change cipher spec type", at: start, expected: "1", found: type) }
  }

  public func append(to fields: inout FieldList) {}
}
