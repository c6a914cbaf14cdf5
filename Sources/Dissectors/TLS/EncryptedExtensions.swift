import Bytes

/// What a TLS 1.3 server answers to the extensions that its ServerHello leaves out; seen only with keys.
///
/// RFC 8446 section 4.3.1.
public struct EncryptedExtensions: WireMessage {
  public static let name = "TLS EncryptedExtensions"

  public let header: TLSHandshakeHeader
  /// In wire order.
  public let extensions: [TLSExtension]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(
      parsing: &reader, expecting: .encryptedExtensions, "8 (encrypted extensions)")
    var body = try reader.slice(header.length, "encrypted extensions")
    extensions = try TLSExtension.list(parsing: &body, in: .other)
    try body.expectEnd(of: "encrypted extensions")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    extensions.append(to: &fields)
  }
}
