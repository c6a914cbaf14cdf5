import Bytes

/// A handshake message that nothing needs to look into, kept by type and length.
///
/// RFC 8446 section 4.
public struct UnknownHandshake: WireMessage {
  public static let name = "TLS Handshake Message"

  public let header: TLSHandshakeHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader)
    try reader.skip(header.length, "handshake message")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
