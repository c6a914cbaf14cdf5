/// Which handshake message it is.
///
/// RFC 8446 section 4 and, for values that TLS 1.3 no longer sends, RFC 5246 section 7.4.
public struct TLSHandshakeType: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let helloRequest = Self(rawValue: 0)
  public static let clientHello = Self(rawValue: 1)
  public static let serverHello = Self(rawValue: 2)
  public static let newSessionTicket = Self(rawValue: 4)
  public static let encryptedExtensions = Self(rawValue: 8)
  public static let certificate = Self(rawValue: 11)
  public static let serverKeyExchange = Self(rawValue: 12)
  public static let certificateRequest = Self(rawValue: 13)
  public static let serverHelloDone = Self(rawValue: 14)
  public static let certificateVerify = Self(rawValue: 15)
  public static let clientKeyExchange = Self(rawValue: 16)
  public static let finished = Self(rawValue: 20)

  public var name: String? { Self.names[rawValue] }

  private static let names: [UInt8: String] = [
    0: "hello_request",
    1: "client_hello",
    2: "server_hello",
    3: "hello_verify_request",
    4: "new_session_ticket",
    5: "end_of_early_data",
    6: "hello_retry_request",
    8: "encrypted_extensions",
    11: "certificate",
    12: "server_key_exchange",
    13: "certificate_request",
    14: "server_hello_done",
    15: "certificate_verify",
    16: "client_key_exchange",
    20: "finished",
    21: "certificate_url",
    22: "certificate_status",
    23: "supplemental_data",
    24: "key_update",
    25: "compressed_certificate",
    254: "message_hash",
  ]
}
