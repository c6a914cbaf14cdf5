/// What a question asks for and what an answer holds: RFC 6895 section 3.1 and the IANA registry it founds.
public struct DNSRecordType: OpenCode {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let a = Self(rawValue: 1)
  public static let ns = Self(rawValue: 2)
  public static let cname = Self(rawValue: 5)
  public static let ptr = Self(rawValue: 12)
  public static let aaaa = Self(rawValue: 28)
  public static let srv = Self(rawValue: 33)

  public var name: String? {
    switch rawValue {
    case 1: "A"
    case 2: "NS"
    case 5: "CNAME"
    case 6: "SOA"
    case 12: "PTR"
    case 15: "MX"
    case 16: "TXT"
    case 28: "AAAA"
    case 33: "SRV"
    case 41: "OPT"
    case 64: "SVCB"
    case 65: "HTTPS"
    case 255: "ANY"
    default: nil
    }
  }
}
