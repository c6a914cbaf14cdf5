/// A way to authenticate that two sides can agree on, named by an object identifier.
///
/// RFC 2743 section 3.1 for the identifiers' place in tokens; MS-SPNG 1.9 and MS-NEGOEX for those of Windows.
public struct SecurityMechanism: Hashable, Sendable {
  /// Numbers with dots between them.
  public let objectIdentifier: String

  public init(objectIdentifier: String) { self.objectIdentifier = objectIdentifier }

  public static let spnego = Self(objectIdentifier: "1.3.6.1.5.5.2")
  public static let ntlm = Self(objectIdentifier: "1.3.6.1.4.1.311.2.2.10")
  public static let kerberos = Self(objectIdentifier: "1.2.840.113554.1.2.2")
  /// Kerberos again, under the identifier of a mistake in Windows 2000 that lives on.
  public static let microsoftKerberos = Self(objectIdentifier: "1.2.840.48018.1.2.2")
  public static let kerberosUserToUser = Self(objectIdentifier: "1.2.840.113554.1.2.2.3")
  public static let negoEx = Self(objectIdentifier: "1.3.6.1.4.1.311.2.2.30")
  /// Kerberos through the server, for clients that reach no KDC.
  public static let iakerb = Self(objectIdentifier: "1.3.6.1.5.2.5")

  public var name: String? {
    switch self {
    case .spnego: "SPNEGO"
    case .ntlm: "NTLMSSP"
    case .kerberos: "KRB5"
    case .microsoftKerberos: "MS-KRB5"
    case .kerberosUserToUser: "KRB5 user-to-user"
    case .negoEx: "NEGOEX"
    case .iakerb: "IAKERB"
    default: nil
    }
  }

  /// Whether tokens of the mechanism hold a Kerberos message behind a token id.
  var isKerberos: Bool { self == .kerberos || self == .microsoftKerberos || self == .kerberosUserToUser }

  func append(as name: StaticString, to fields: inout FieldList) {
    fields.text(name, objectIdentifier, meaning: self.name)
  }
}
