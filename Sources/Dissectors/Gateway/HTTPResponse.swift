import Bytes

/// The status line of an HTTP response, and what of its header fields matters on the way through a proxy or a gateway.
///
/// RFC 9112 section 4. Of challenges only the schemes are kept.
public struct HTTPResponse: WireMessage {
  public static let name = "HTTP Response"

  public let version: String
  public let status: UInt16
  public let reason: String
  /// The ways in which the server takes a proof of who the user is.
  public let schemes: [HTTPScheme]
  /// Those of a proxy on the way.
  public let proxySchemes: [HTTPScheme]
  public let body: HTTPBody

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let head = try HTTPHead(parsing: &reader)
    let words = head.words
    guard words.count >= 2, words[0].starts(with: Array("HTTP/".utf8)), let status = Self.status(words[1]) else {
      throw reader.invalid("http status line", at: start, expected: "a version and a status", found: words.count)
    }
    self.status = status
    version = String(decoding: words[0].prefix(12), as: UTF8.self)
    reason = words.count > 2 ? String(decoding: words[2].prefix(80), as: UTF8.self) : ""
    schemes = HTTPScheme.offered(head.values(of: "www-authenticate"))
    proxySchemes = HTTPScheme.offered(head.values(of: "proxy-authenticate"))
    body = head.body
  }

  /// Whether the server did what was asked, or goes on with the protocol that was asked for (RFC 9110 section 15).
  public var isAcceptance: Bool { 200..<300 ~= status || status == 101 }

  public func append(to fields: inout FieldList) {
    fields.text("http.response.version", version)
    fields.number("http.response.code", status)
    fields.text("http.response.phrase", reason)
    fields.text("http.www_authenticate", Self.text(schemes))
    fields.text("http.proxy_authenticate", Self.text(proxySchemes))
    body.append(to: &fields)
  }

  private static func text(_ schemes: [HTTPScheme]) -> String? {
    schemes.isEmpty ? nil : schemes.map(\.rawValue).joined(separator: ", ")
  }

  private static func status(_ word: ArraySlice<UInt8>) -> UInt16? {
    guard word.count == 3, word.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return UInt16(String(decoding: word, as: UTF8.self))
  }
}
