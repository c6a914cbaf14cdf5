/// Why a router or host says that it could not deliver a packet: the type and code of an ICMP error.
///
/// The two versions of ICMP number their reasons apart, so `rawValue` holds the version of IP (4 or 6), the type and
/// the code in its low three bytes. RFC 792, RFC 1122 section 3.2.2, RFC 1812 section 5.2.7, RFC 4443 section 3.
public struct ICMPReason: OpenCode {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static func v4(type: UInt8, code: UInt8) -> Self { Self(version: 4, type: type, code: code) }
  public static func v6(type: UInt8, code: UInt8) -> Self { Self(version: 6, type: type, code: code) }

  public static let networkUnreachable = v4(type: 3, code: 0)
  public static let hostUnreachable = v4(type: 3, code: 1)
  public static let portUnreachable = v4(type: 3, code: 3)
  public static let fragmentationNeeded = v4(type: 3, code: 4)
  public static let networkProhibited = v4(type: 3, code: 9)
  public static let hostProhibited = v4(type: 3, code: 10)
  public static let communicationProhibited = v4(type: 3, code: 13)
  public static let timeToLiveExceeded = v4(type: 11, code: 0)
  public static let noRouteV6 = v6(type: 1, code: 0)
  public static let communicationProhibitedV6 = v6(type: 1, code: 1)
  public static let addressUnreachableV6 = v6(type: 1, code: 3)
  public static let portUnreachableV6 = v6(type: 1, code: 4)
  public static let packetTooBigV6 = v6(type: 2, code: 0)
  public static let hopLimitExceededV6 = v6(type: 3, code: 0)

  /// 4 or 6.
  public var version: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 16) }
  public var type: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 8) }
  public var code: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

  public var name: String? { Self.names[self] }

  /// The name of the type alone, under which every code of it falls.
  public var typeName: String? { Self.typeNames[Self(version: UInt32(version), type: type, code: 0)] }

  private init(version: UInt32, type: UInt8, code: UInt8) {
    rawValue = version << 16 | UInt32(type) << 8 | UInt32(code)
  }

  /// The types that are errors, under their code 0.
  private static let typeNames: [ICMPReason: String] = [
    v4(type: 3, code: 0): "destination unreachable",
    v4(type: 4, code: 0): "source quench",
    v4(type: 5, code: 0): "redirect",
    v4(type: 11, code: 0): "time exceeded",
    v4(type: 12, code: 0): "parameter problem",
    v6(type: 1, code: 0): "destination unreachable",
    v6(type: 2, code: 0): "packet too big",
    v6(type: 3, code: 0): "time exceeded",
    v6(type: 4, code: 0): "parameter problem",
  ]

  private static let names: [ICMPReason: String] = [
    networkUnreachable: "network unreachable",
    hostUnreachable: "host unreachable",
    v4(type: 3, code: 2): "protocol unreachable",
    portUnreachable: "port unreachable",
    fragmentationNeeded: "fragmentation needed",
    v4(type: 3, code: 5): "source route failed",
    v4(type: 3, code: 6): "destination network unknown",
    v4(type: 3, code: 7): "destination host unknown",
    v4(type: 3, code: 8): "source host isolated",
    networkProhibited: "network administratively prohibited",
    hostProhibited: "host administratively prohibited",
    v4(type: 3, code: 11): "network unreachable for type of service",
    v4(type: 3, code: 12): "host unreachable for type of service",
    communicationProhibited: "communication administratively prohibited",
    v4(type: 3, code: 14): "host precedence violation",
    v4(type: 3, code: 15): "precedence cutoff in effect",
    v4(type: 4, code: 0): "source quench",
    v4(type: 5, code: 0): "redirect for network",
    v4(type: 5, code: 1): "redirect for host",
    v4(type: 5, code: 2): "redirect for type of service and network",
    v4(type: 5, code: 3): "redirect for type of service and host",
    timeToLiveExceeded: "time to live exceeded in transit",
    v4(type: 11, code: 1): "fragment reassembly time exceeded",
    v4(type: 12, code: 0): "pointer indicates the error",
    v4(type: 12, code: 1): "required option missing",
    v4(type: 12, code: 2): "bad length",
    noRouteV6: "no route to destination",
    communicationProhibitedV6: "communication with destination administratively prohibited",
    v6(type: 1, code: 2): "beyond scope of source address",
    addressUnreachableV6: "address unreachable",
    portUnreachableV6: "port unreachable",
    v6(type: 1, code: 5): "source address failed ingress/egress policy",
    v6(type: 1, code: 6): "reject route to destination",
    packetTooBigV6: "packet too big",
    hopLimitExceededV6: "hop limit exceeded in transit",
    v6(type: 3, code: 1): "fragment reassembly time exceeded",
    v6(type: 4, code: 0): "erroneous header field",
    v6(type: 4, code: 1): "unrecognized next header type",
    v6(type: 4, code: 2): "unrecognized IPv6 option",
  ]
}
