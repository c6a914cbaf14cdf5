/// How the frames of an interface begin: a LINKTYPE_ value of the pcap and pcapng formats.
///
/// draft-ietf-opsawg-pcaplinktype section 3. Two values that captures carry although they are a platform's DLT_
/// numbers, 12 and 14, are taken for what those platforms mean by them: raw IP.
@frozen
public struct LinkType: OpenCode {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var bsdLoopback: Self { Self(rawValue: 0) }
  @inlinable public static var ethernet: Self { Self(rawValue: 1) }
  @inlinable public static var rawBSD: Self { Self(rawValue: 12) }
  @inlinable public static var rawOpenBSD: Self { Self(rawValue: 14) }
  @inlinable public static var raw: Self { Self(rawValue: 101) }
  @inlinable public static var openBSDLoopback: Self { Self(rawValue: 108) }
  @inlinable public static var linuxCooked: Self { Self(rawValue: 113) }
  @inlinable public static var ipv4: Self { Self(rawValue: 228) }
  @inlinable public static var ipv6: Self { Self(rawValue: 229) }
  @inlinable public static var linuxCooked2: Self { Self(rawValue: 276) }

  public var name: String? {
    switch self {
    case .bsdLoopback: "NULL"
    case .ethernet: "ETHERNET"
    case .rawBSD, .rawOpenBSD, .raw: "RAW"
    case .openBSDLoopback: "LOOP"
    case .linuxCooked: "LINUX_SLL"
    case .ipv4: "IPV4"
    case .ipv6: "IPV6"
    case .linuxCooked2: "LINUX_SLL2"
    default: nil
    }
  }

  /// Whether frames of this type can be looked into; of others nothing is known but their length.
  public var isSupported: Bool { name != nil }
}
