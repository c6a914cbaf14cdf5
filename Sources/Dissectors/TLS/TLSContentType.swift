/// What a TLS record carries.
///
/// RFC 8446 section 5.1; heartbeat is RFC 6520 section 3.
public struct TLSContentType: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let changeCipherSpec = Self(rawValue: 20)
  public static let alert = Self(rawValue: 21)
  public static let handshake = Self(rawValue: 22)
  public static let applicationData = Self(rawValue: 23)
  public static let heartbeat = Self(rawValue: 24)

  public var name: String? {
    switch self {
    case .changeCipherSpec: "change_cipher_spec"
    case .alert: "alert"
    case .handshake: "handshake"
    case .applicationData: "application_data"
    case .heartbeat: "heartbeat"
    default: nil
    }
  }
}
