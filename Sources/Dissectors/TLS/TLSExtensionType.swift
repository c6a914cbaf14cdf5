/// Which extension of a hello or a certificate it is.
///
/// RFC 8446 section 4.2 and the IANA registry of TLS extension types.
public struct TLSExtensionType: OpenCode {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let serverName = Self(rawValue: 0)
  public static let supportedGroups = Self(rawValue: 10)
  public static let ecPointFormats = Self(rawValue: 11)
  public static let signatureAlgorithms = Self(rawValue: 13)
  public static let applicationLayerProtocols = Self(rawValue: 16)
  public static let encryptThenMAC = Self(rawValue: 22)
  public static let extendedMasterSecret = Self(rawValue: 23)
  public static let sessionTicket = Self(rawValue: 35)
  public static let preSharedKey = Self(rawValue: 41)
  public static let earlyData = Self(rawValue: 42)
  public static let supportedVersions = Self(rawValue: 43)
  public static let pskKeyExchangeModes = Self(rawValue: 45)
  public static let signatureAlgorithmsCert = Self(rawValue: 50)
  public static let keyShare = Self(rawValue: 51)
  public static let renegotiationInfo = Self(rawValue: 0xFF01)

  public var name: String? { isGREASE ? "GREASE" : Self.names[rawValue] }

  private static let names: [UInt16: String] = [
    0: "server_name", 1: "max_fragment_length", 2: "client_certificate_url", 3: "trusted_ca_keys",
    4: "truncated_hmac", 5: "status_request", 6: "user_mapping", 7: "client_authz", 8: "server_authz", 9: "cert_type",
    10: "supported_groups", 11: "ec_point_formats", 12: "srp", 13: "signature_algorithms", 14: "use_srtp",
    15: "heartbeat", 16: "application_layer_protocol_negotiation", 17: "status_request_v2",
    18: "signed_certificate_timestamp", 19: "client_certificate_type", 20: "server_certificate_type", 21: "padding",
    22: "encrypt_then_mac", 23: "extended_master_secret", 24: "token_binding", 25: "cached_info",
    27: "compress_certificate", 28: "record_size_limit", 34: "delegated_credential", 35: "session_ticket",
    41: "pre_shared_key", 42: "early_data", 43: "supported_versions", 44: "cookie", 45: "psk_key_exchange_modes",
    47: "certificate_authorities", 48: "oid_filters", 49: "post_handshake_auth", 50: "signature_algorithms_cert",
    51: "key_share", 54: "connection_id", 57: "quic_transport_parameters", 13172: "next_protocol_negotiation",
    17513: "application_settings", 17613: "application_settings_new", 0xFE0D: "encrypted_client_hello",
    0xFF01: "renegotiation_info",
  ]
}
