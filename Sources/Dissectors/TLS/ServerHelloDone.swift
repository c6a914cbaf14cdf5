import Bytes

/// The server has said all it says before the client's keys, up to TLS 1.2.
///
/// RFC 5246 section 7.4.5.
public struct ServerHelloDone: WireMessage {
  public static let name = "TLS ServerHelloDone"

  public let header: TLSHandshakeHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .serverHelloDone, "14 (server hello done)")
    let body = try reader.slice(header.length, "server hello done")
    try body.expectEnd(of: "server hello done")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
