import Bytes

/// The one message of CredSSP, sent both ways inside TLS: security tokens, then the binding to the server's key, then the credentials.
///
/// MS-CSSP 2.2.1, TSRequest. What is encrypted or random is kept by its length alone.
public struct TSRequest: WireMessage {
  public static let name = "CredSSP TSRequest"

  /// 2 to 6; 5 brought the client's nonce (CVE-2018-0886), and a server of version 2 or 5 sends no error code.
  public let version: UInt32
  public let tokens: [SecurityToken]
  /// The user's credentials, encrypted.
  public let authInfoLength: Int?
  /// The proof that both sides see the same TLS key.
  public let pubKeyAuthLength: Int?
  /// Why the server refuses.
  public let errorCode: NTStatus?
  public let clientNonceLength: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readElement(.sequence, "TSRequest") { body throws(ParseError) in
      try TSRequest(elements: &body)
    }
  }

  private init(elements body: inout ByteReader) throws(ParseError) {
    version = try body.read(0, "TSRequest version") { value throws(ParseError) in
      try value.readInteger("TSRequest version")
    }
    tokens =
      try body.readIfPresent(1, "negoTokens") { data throws(ParseError) in
        try data.readList("negoTokens") { item throws(ParseError) in try Self.token(&item) }
      } ?? []
    authInfoLength = try Self.octetsLength(2, "authInfo", &body)
    pubKeyAuthLength = try Self.octetsLength(3, "pubKeyAuth", &body)
    errorCode = try body.readIfPresent(4, "errorCode") { value throws(ParseError) in
      NTStatus(rawValue: UInt32(truncatingIfNeeded: try value.readInteger("errorCode") as Int64))
    }
    clientNonceLength = try Self.octetsLength(5, "clientNonce", &body)
  }

  /// Size of the whole message that starts at the reader's position and may not have arrived in full.
  ///
  /// A `.truncated` error means that more bytes have to come first, an `.invalid` one that no TSRequest starts here.
  public static func length(peeking reader: borrowing ByteReader) throws(ParseError) -> Int {
    var ahead = reader.copy()
    let first = ahead.peekUInt8()
    let header = try BERHeader(parsing: &ahead, "TSRequest")
    guard header.tag == .sequence else {
      throw ahead.invalid("TSRequest", at: reader.position, expected: "tag 0x30", found: first ?? 0)
    }
    return ahead.position - reader.position + header.length + header.endLength
  }

  public func append(to fields: inout FieldList) {
    fields.number("credssp.version", version)
    if !tokens.isEmpty { fields.number("credssp.negoTokens", tokens.count) }
    for token in tokens { token.append(to: &fields) }
    fields.number("credssp.authInfo.length", authInfoLength)
    fields.number("credssp.pubKeyAuth.length", pubKeyAuthLength)
    fields.bits("credssp.errorCode", errorCode)
    fields.number("credssp.clientNonce.length", clientNonceLength)
  }

  /// One item of NegoData. MS-CSSP 2.2.1.1.
  private static func token(_ reader: inout ByteReader) throws(ParseError) -> SecurityToken {
    try reader.readElement(.sequence, "negoData item") { item throws(ParseError) in
      try item.read(0, "negoToken") { octets throws(ParseError) in
        try octets.readElement(.octetString, "negoToken") { SecurityToken(parsing: &$0) }
      }
    }
  }

  private static func octetsLength(
    _ number: UInt8, _ field: StaticString, _ body: inout ByteReader
  ) throws(ParseError) -> Int? {
    try body.readIfPresent(number, field) { octets throws(ParseError) in try octets.readOctetsLength(field) }
  }
}
