// A table of sample messages; the bytes of each say what they are.
import Dissectors

/// What clients, proxies and gateways say to each other.
extension Sample {
  static let gateway: [Sample] = http

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
