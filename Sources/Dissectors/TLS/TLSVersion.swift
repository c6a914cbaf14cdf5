/// A version of TLS as the wire spells it.
///
/// RFC 8446 section 4.2.1, RFC 5246 section 6.2.1 and, for DTLS, RFC 6347 section 4.1.
public struct TLSVersion: OpenCode {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  // Each record is compared with these, outside of this module too.
  @inlinable public static var ssl30: Self { Self(rawValue: 0x0300) }
  @inlinable public static var tls10: Self { Self(rawValue: 0x0301) }
  @inlinable public static var tls11: Self { Self(rawValue: 0x0302) }
  @inlinable public static var tls12: Self { Self(rawValue: 0x0303) }
  @inlinable public static var tls13: Self { Self(rawValue: 0x0304) }
  @inlinable public static var dtls10: Self { Self(rawValue: 0xFEFF) }
  @inlinable public static var dtls12: Self { Self(rawValue: 0xFEFD) }

  public var name: String? {
    switch self {
    case .ssl30: "SSL 3.0"
    case .tls10: "TLS 1.0"
    case .tls11: "TLS 1.1"
    case .tls12: "TLS 1.2"
    case .tls13: "TLS 1.3"
    case .dtls10: "DTLS 1.0"
    case .dtls12: "DTLS 1.2"
    default: isGREASE ? "GREASE" : nil
    }
  }
}
