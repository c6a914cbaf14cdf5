// A table of sample messages; the bytes of each say what they are.
import Bytes
import Dissectors

/// What clients, proxies and gateways say to each other.
extension Sample {
  static let gateway: [Sample] = http + gatewayPackets

  private static let http: [Sample] = [
    head(
      HTTPRequest.self, "FreeRDP 2.11 asks a proxy", "CONNECT 10.77.2.10:3389 HTTP/1.1", "Host: 10.77.2.10:3389"),
    head(
      HTTPRequest.self, "with credentials", "CONNECT desk.lab.test:3389 HTTP/1.1", "host:desk.lab.test:3389 ",
      "Proxy-Authorization: Basic YWxpY2U6bGFiLXBhc3N3b3Jk", "User-Agent: one", "Content-Length: 0"),
    head(
      HTTPRequest.self, "the gateway's channel to the client", "RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1",
      "Cache-Control: no-cache", "Connection: Keep-Alive", "Host: gateway.lab.test",
      "RDG-Connection-Id: {f8a6a8f1-9d5e-4b0a-9d9e-0a3a0f6d4c2b}",
      "Authorization: NTLM TlRMTVNTUAADAAAAGAAYAEgAAAA="),
    head(
      HTTPRequest.self, "the channel to the gateway", "RDG_IN_DATA /remoteDesktopGateway/ HTTP/1.1",
      "Transfer-Encoding: Chunked", "Authorization: Negotiate TlRMTVNTUAABAAAAt4II4g=="),
    head(
      HTTPRequest.self, "WebSocket", "GET /remoteDesktopGateway/?ClmTk=token HTTP/1.1", "Connection: Upgrade",
      "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw=="),
    head(
      HTTPResponse.self, "a proxy refuses", "HTTP/1.1 407 Proxy Authentication Required",
      "Proxy-Authenticate: Negotiate", "Proxy-Authenticate: NTLM", "Proxy-Authenticate: Basic realm=\"lab\"",
      "Content-Length: 17"),
    head(HTTPResponse.self, "a proxy connects", "HTTP/1.0 200 Connection established"),
    head(HTTPResponse.self, "without a reason", "HTTP/1.1 200"),
    head(
      HTTPResponse.self, "a gateway wants proof", "HTTP/1.1 401 Unauthorized",
      "WWW-Authenticate: NTLM TlRMTVNTUAACAAAA",
      "WWW-Authenticate: Digest", "Transfer-Encoding: chunked"),
  ]

  private static func head<Message: WireMessage>(_ kind: Message.Type, _ name: String, _ lines: String...) -> Sample {
    Sample(kind, name, Array((lines + ["", ""]).joined(separator: "\r\n").utf8))
  }
}

/// Packets between FreeRDP 2.11 and the lab's gateway, and what the specification adds to them.
extension Sample {
  fileprivate static let gatewayPackets: [Sample] = [
    packet(GatewayHandshakeRequest.self, "FreeRDP", 1, [0x01, 0x00, 0x00, 0x00, 0x00, 0x00]),
    packet(GatewayHandshakeRequest.self, "with a cookie to come", 1, [0x01, 0x00, 0x00, 0x00, 0x02, 0x00]),
    packet(
      GatewayHandshakeResponse.self, "accepted", 2,
      [
        0x00, 0x00, 0x00, 0x00,  // S_OK
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00,  // version 1.0, no further authentication
      ]),
    packet(
      GatewayTunnelRequest.self, "FreeRDP", 4,
      [
        0x3f, 0x00, 0x00, 0x00,  // capabilities
        0x00, 0x00, 0x00, 0x00,  // no fields
      ]),
    packet(
      GatewayTunnelRequest.self, "with a cookie", 4, isExact: false,
      [
        0x3f, 0x00, 0x00, 0x00,  // capabilities
        0x03, 0x00, 0x00, 0x00,  // a cookie, another tunnel
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,  // that tunnel
        0x04, 0x00, 0x61, 0x00, 0x62, 0x00,  // cookie
      ]),
    packet(
      GatewayTunnelResponse.self, "granted", 5, isExact: false,
      [
        0x01, 0x00, 0x00, 0x00, 0x00, 0x00,  // version, S_OK
        0x03, 0x00, 0x00, 0x00,  // tunnel and capabilities
        0x01, 0x00, 0x00, 0x00, 0x3f, 0x00, 0x00, 0x00,
      ]),
    packet(
      GatewayTunnelResponse.self, "too many, its fields missing", 5,
      [
        0x01, 0x00, 0xe6, 0x59, 0x07, 0x80,  // version, E_PROXY_MAXCONNECTIONSREACHED
        0x03, 0x00, 0x00, 0x00,
      ]),
    packet(
      GatewayTunnelAuthorization.self, "FreeRDP", 6,
      [
        0x00, 0x00,  // no fields
        0x08, 0x00, 0x6c, 0x00, 0x61, 0x00, 0x62, 0x00, 0x00, 0x00,  // lab
      ]),
    packet(
      GatewayTunnelAuthorizationResponse.self, "accepted", 7, isExact: false,
      [
        0x00, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00,  // S_OK, two fields
        0x00, 0x00, 0x00, 0x80, 0x1e, 0x00, 0x00, 0x00,  // all devices, 30 minutes
      ]),
    packet(
      GatewayTunnelAuthorizationResponse.self, "denied by the connection policy", 7,
      [0xdb, 0x59, 0x07, 0x80, 0x00, 0x00, 0x00, 0x00]),
    packet(
      GatewayChannelRequest.self, "FreeRDP", 8,
      [
        0x01, 0x00, 0x3d, 0x0d, 0x03, 0x00,  // one name, port 3389, protocol 3
        0x06, 0x00, 0x64, 0x00, 0x31, 0x00, 0x00, 0x00,  // d1
      ]),
    packet(GatewayChannelRequest.self, "without a name", 8, [0x00, 0x00, 0x3d, 0x0d, 0x03, 0x00]),
    packet(
      GatewayChannelResponse.self, "connected", 9, isExact: false,
      [0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00]),
    packet(
      GatewayChannelResponse.self, "target not reached", 9, [0xdd, 0x59, 0x07, 0x80, 0x00, 0x00, 0x00, 0x00]),
    packet(GatewayData.self, "two bytes", 10, [0x02, 0x00, 0x03, 0x00]),
    packet(GatewayChannelClose.self, "by the gateway", 0x10, [0x00, 0x00, 0x00, 0x00]),
    packet(GatewayChannelClose.self, "the answer", 0x11, [0xdf, 0x59, 0x07, 0x80]),
    Sample(
      "RD Gateway packets by their type", isExact: false,
      [0x09, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0xda, 0x59, 0x07, 0x80, 0x00, 0x00, 0x00, 0x00]
    ) { reader throws(ParseError) in
      let start = reader.position
      guard let message = try GatewayPacket.parse(&reader) else {
        throw reader.invalid("packet", at: start, expected: "a message", found: 0)
      }
      return message
    },
  ]

  private static func packet<Message: WireMessage>(
    _ kind: Message.Type, _ name: String, _ type: UInt8, isExact: Bool = true, _ body: [UInt8]
  ) -> Sample {
    Sample(kind, name, isExact: isExact, [type, 0, 0, 0, UInt8(8 + body.count), 0, 0, 0] + body)
  }
}
