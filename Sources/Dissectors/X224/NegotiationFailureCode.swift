/// Why a server refused every security protocol the client offered.
///
/// MS-RDPBCGR 2.2.1.2.2, RDP Negotiation Failure.
public struct NegotiationFailureCode: OpenCode {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let sslRequiredByServer = Self(rawValue: 1)
  public static let sslNotAllowedByServer = Self(rawValue: 2)
  public static let sslCertNotOnServer = Self(rawValue: 3)
  public static let inconsistentFlags = Self(rawValue: 4)
  public static let hybridRequiredByServer = Self(rawValue: 5)
  public static let sslWithUserAuthRequiredByServer = Self(rawValue: 6)

  public var name: String? {
    switch self {
    case .sslRequiredByServer: "SSL_REQUIRED_BY_SERVER"
    case .sslNotAllowedByServer: "SSL_NOT_ALLOWED_BY_SERVER"
    case .sslCertNotOnServer: "SSL_CERT_NOT_ON_SERVER"
    case .inconsistentFlags: "INCONSISTENT_FLAGS"
    case .hybridRequiredByServer: "HYBRID_REQUIRED_BY_SERVER"
    case .sslWithUserAuthRequiredByServer: "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER"
    default: nil
    }
  }
}
