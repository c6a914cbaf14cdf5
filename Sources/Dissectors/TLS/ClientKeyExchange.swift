import Bytes

/// The client's half of the key exchange up to TLS 1.2, of which only the size is kept.
///
/// RFC 5246 section 7.4.7 and RFC 8422 section 5.7.
public struct ClientKeyExchange: WireMessage {
  public static let name = "TLS ClientKeyExchange"

  public let header: TLSHandshakeHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .clientKeyExchange, "16 (client key exchange)")
    try reader.skip(header.length, "client key exchange")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
