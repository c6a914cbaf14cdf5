import Bytes

/// A ticket with which the client may resume; RDP servers send it and CredSSP never uses it.
///
/// RFC 5077 section 3.3 and RFC 8446 section 4.6.1. The ticket itself is not kept.
public struct NewSessionTicket: WireMessage {
  public static let name = "TLS NewSessionTicket"

  public let header: TLSHandshakeHeader
  /// How long the ticket may be used, in seconds.
  public let lifetime: UInt32
  /// Size of the ticket in bytes.
  public let ticketLength: Int

  /// Reads the layout of TLS 1.2.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try self.init(parsing: &reader, version: .tls12)
  }

  /// Reads the layout of `version`, which the ServerHello selected.
  public init(parsing reader: inout ByteReader, version: TLSVersion) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .newSessionTicket, "4 (new session ticket)")
    var body = try reader.slice(header.length, "new session ticket")
    lifetime = try body.readUInt32BE("ticket lifetime")
    if version == .tls13 {
      try body.skip(4, "ticket age")
      _ = try body.readBytes8("ticket nonce")
    }
    ticketLength = try body.skipBytes16("ticket")
    if version == .tls13 { _ = try body.skipBytes16("ticket extensions") }
    try body.expectEnd(of: "new session ticket")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("tls.handshake.session_ticket_lifetime_hint", lifetime, meaning: "\(lifetime) s")
    fields.number("tls.handshake.session_ticket_length", ticketLength)
  }
}
