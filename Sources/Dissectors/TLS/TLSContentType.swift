/// What a TLS record carries.
///
/// RFC 8446 section 5.1; heartbeat is RFC 6520 section 3.
public struct TLSContentType: OpenCode {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  // Each record is compared with these, outside of this module too.
  @inlinable public static var changeCipherSpec: Self { Self(rawValue: 20) }
  @inlinable public static var alert: Self { Self(rawValue: 21) }
  @inlinable public static var handshake: Self { Self(rawValue: 22) }
  @inlinable public static var applicationData: Self { Self(rawValue: 23) }
  @inlinable public static var heartbeat: Self { Self(rawValue: 24) }

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
