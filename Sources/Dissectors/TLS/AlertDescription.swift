/// What a TLS alert says.
///
/// RFC 8446 section 6 and, for values that TLS 1.3 no longer sends, RFC 5246 section 7.2 and RFC 2246 section 7.2.
public struct AlertDescription: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let closeNotify = Self(rawValue: 0)
  public static let unexpectedMessage = Self(rawValue: 10)
  public static let badRecordMAC = Self(rawValue: 20)
  public static let decryptionFailed = Self(rawValue: 21)
  public static let recordOverflow = Self(rawValue: 22)
  public static let handshakeFailure = Self(rawValue: 40)
  public static let badCertificate = Self(rawValue: 42)
  public static let certificateUnknown = Self(rawValue: 46)
  public static let unknownCA = Self(rawValue: 48)
  public static let accessDenied = Self(rawValue: 49)
  public static let protocolVersion = Self(rawValue: 70)
  public static let insufficientSecurity = Self(rawValue: 71)
  public static let internalError = Self(rawValue: 80)

  public var name: String? { Self.names[rawValue] }

  private static let names: [UInt8: String] = [
    0: "close_notify",
    10: "unexpected_message",
    20: "bad_record_mac",
    21: "decryption_failed",
    22: "record_overflow",
    30: "decompression_failure",
    40: "handshake_failure",
    41: "no_certificate",
    42: "bad_certificate",
    43: "unsupported_certificate",
    44: "certificate_revoked",
    45: "certificate_expired",
    46: "certificate_unknown",
    47: "illegal_parameter",
    48: "unknown_ca",
    49: "access_denied",
    50: "decode_error",
    51: "decrypt_error",
    60: "export_restriction",
    70: "protocol_version",
    71: "insufficient_security",
    80: "internal_error",
    86: "inappropriate_fallback",
    90: "user_canceled",
    100: "no_renegotiation",
    109: "missing_extension",
    110: "unsupported_extension",
    111: "certificate_unobtainable",
    112: "unrecognized_name",
    113: "bad_certificate_status_response",
    114: "bad_certificate_hash_value",
    115: "unknown_psk_identity",
    116: "certificate_required",
    120: "no_application_protocol",
  ]
}
