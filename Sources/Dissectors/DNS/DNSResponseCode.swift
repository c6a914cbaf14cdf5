/// How a name server answered: RFC 1035 section 4.1.1 and RFC 6895 section 2.3.
public struct DNSResponseCode: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let noError = Self(rawValue: 0)
  public static let formatError = Self(rawValue: 1)
  public static let serverFailure = Self(rawValue: 2)
  public static let nonExistentDomain = Self(rawValue: 3)
  public static let notImplemented = Self(rawValue: 4)
  public static let refused = Self(rawValue: 5)

  public var name: String? {
    switch rawValue {
    case 0: "NOERROR"
    case 1: "FORMERR"
    case 2: "SERVFAIL"
    case 3: "NXDOMAIN"
    case 4: "NOTIMP"
    case 5: "REFUSED"
    case 6: "YXDOMAIN"
    case 7: "YXRRSET"
    case 8: "NXRRSET"
    case 9: "NOTAUTH"
    case 10: "NOTZONE"
    default: nil
    }
  }
}
