import Bytes

/// The request line of an HTTP request, and what of its header fields matters on the way through a proxy or a gateway.
///
/// RFC 9112 section 3; the methods RDG_IN_DATA and RDG_OUT_DATA are those of MS-TSGU 3.3.5.1. Neither credentials nor cookies are kept, nor
/// what follows a question mark: some clients put tokens there.
public struct HTTPRequest: WireMessage {
  public static let name = "HTTP Request"

  public let method: String
  /// What is asked for: a host and a port with CONNECT, else a path without its query.
  public let target: String
  public let version: String
  public let host: String?
  /// To the server that is asked.
  public let credentials: HTTPCredentials?
  /// To a proxy on the way.
  public let proxyCredentials: HTTPCredentials?
  /// The protocol the client wants to go on with, such as websocket.
  public let upgrade: String?
  /// What the two channels to one gateway have in common: MS-TSGU 2.2.3.1.
  public let connectionID: String?
  public let body: HTTPBody

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let head = try HTTPHead(parsing: &reader)
    let words = head.words
    guard words.count == 3, words[2].starts(with: Array("HTTP/".utf8)), Self.isMethod(words[0]) else {
      throw reader.invalid(
        "http request line", at: start, expected: "a method, a target and a version", found: words.count)
    }
    method = String(decoding: words[0], as: UTF8.self)
    target = String(decoding: Self.withoutSecrets(words[1]), as: UTF8.self)
    version = String(decoding: words[2].prefix(12), as: UTF8.self)
    host = head.text(of: "host", limit: 255)
    credentials = head.values(of: "authorization").first.map(HTTPCredentials.init)
    proxyCredentials = head.values(of: "proxy-authorization").first.map(HTTPCredentials.init)
    upgrade = head.text(of: "upgrade", limit: 32)
    connectionID = head.text(of: "rdg-connection-id", limit: 64)
    body = head.body
  }

  public func append(to fields: inout FieldList) {
    fields.text("http.request.method", method)
    fields.text("http.request.uri", target)
    fields.text("http.request.version", version)
    fields.text("http.host", host)
    fields.text("http.authorization", credentials?.text)
    fields.text("http.proxy_authorization", proxyCredentials?.text)
    fields.text("http.upgrade", upgrade)
    fields.text("http.rdg_connection_id", connectionID)
    body.append(to: &fields)
  }
}

extension HTTPRequest {
  private static func isMethod(_ word: ArraySlice<UInt8>) -> Bool {
    (1...24).contains(word.count) && word.allSatisfy { 0x41...0x5A ~= $0 || $0 == UInt8(ascii: "_") }
  }

  /// The target without a query, and without a user's name and password before its host (RFC 3986 section 3.2.1).
  private static func withoutSecrets(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let path = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let host = path.lastIndex(of: UInt8(ascii: "@")).map { path[($0 + 1)...] } ?? path
    return host.prefix(255)
  }
}
