/// Which Kerberos message one is; also the number of its application tag.
///
/// RFC 4120 section 7.5.7 and, for the two of user-to-user authentication, draft-swift-win2k-krb-user2user.
public struct KerberosMessageType: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let asRequest = Self(rawValue: 10)
  public static let asReply = Self(rawValue: 11)
  public static let tgsRequest = Self(rawValue: 12)
  public static let tgsReply = Self(rawValue: 13)
  public static let apRequest = Self(rawValue: 14)
  public static let apReply = Self(rawValue: 15)
  public static let tgtRequest = Self(rawValue: 16)
  public static let tgtReply = Self(rawValue: 17)
  public static let safe = Self(rawValue: 20)
  public static let privateData = Self(rawValue: 21)
  public static let credentials = Self(rawValue: 22)
  public static let error = Self(rawValue: 30)

  public var name: String? {
    switch self {
    case .asRequest: "AS-REQ"
    case .asReply: "AS-REP"
    case .tgsRequest: "TGS-REQ"
    case .tgsReply: "TGS-REP"
    case .apRequest: "AP-REQ"
    case .apReply: "AP-REP"
    case .tgtRequest: "TGT-REQ"
    case .tgtReply: "TGT-REP"
    case .safe: "KRB-SAFE"
    case .privateData: "KRB-PRIV"
    case .credentials: "KRB-CRED"
    case .error: "KRB-ERROR"
    default: nil
    }
  }

  var tag: BERTag { .application(rawValue) }

  /// The fields every message starts with: the protocol's version, which is always 5, and the type.
  func append(to fields: inout FieldList) {
    fields.number("kerberos.pvno", 5)
    fields.number("kerberos.msg_type", rawValue, meaning: name)
  }
}
