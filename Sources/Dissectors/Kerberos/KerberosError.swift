import Bytes

/// Why a KDC or a service refuses, and what its clock says.
///
/// RFC 4120 section 5.9.1, KRB-ERROR; MS-KILE 2.2.1 for what Windows puts into e-data.
public struct KerberosError: WireMessage {
  public static let name = "Kerberos KRB-ERROR"

  public let code: KerberosErrorCode
  /// The client's clock, when the sender knows it.
  public let clientTime: UniversalTime?
  /// The clock of the KDC or the service, and the microseconds that belong to it.
  public let serverTime: UniversalTime
  public let serverMicroseconds: Int64
  public let clientRealm: String?
  public let client: PrincipalName?
  /// Of the service.
  public let realm: String
  public let service: PrincipalName
  /// What the sender says in words; MIT writes the code's name here.
  public let text: String?
  /// What the KDC would accept as pre-authentication, or what Windows says more precisely.
  public let details: [Preauthentication]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readKerberos(.error, "krb-error") { error throws(ParseError) in
      try KerberosError(elements: &error)
    }
  }

  private init(elements error: inout ByteReader) throws(ParseError) {
    _ = try error.readKerberosStart(0)
    clientTime = try error.readTimeIfPresent(2, "ctime")
    _ = try error.readIfPresent(3, "cusec") { _ in }
    serverTime = try error.readTime(4, "stime")
    serverMicroseconds = try error.readInteger(5, "susec")
    code = KerberosErrorCode(rawValue: try error.readInteger(6, "error-code"))
    clientRealm = try error.readStringIfPresent(7, "crealm")
    client = try PrincipalName(ifPresent: 8, parsing: &error, "cname")
    realm = try error.readString(9, "realm")
    service = try PrincipalName(10, parsing: &error, "sname")
    text = try error.readStringIfPresent(11, "e-text")
    details =
      try error.readIfPresent(12, "e-data") { data throws(ParseError) in
        try data.readElement(.octetString, "e-data") { (try? Self.details(&$0)) ?? [] }
      } ?? []
  }

  /// Why exactly Windows refuses, such as STATUS_ACCOUNT_LOCKED_OUT where the code says only that the account is revoked.
  public var status: NTStatus? { details.lazy.compactMap(\.status).first }

  public func append(to fields: inout FieldList) {
    KerberosMessageType.error.append(to: &fields)
    fields.text("kerberos.ctime", clientTime?.text)
    fields.text("kerberos.stime", serverTime.text)
    fields.add("kerberos.susec", .signed(serverMicroseconds))
    fields.add("kerberos.error_code", .signed(Int64(code.rawValue)), meaning: code.name)
    fields.text("kerberos.crealm", clientRealm)
    client?.append(as: "kerberos.CNameString", to: &fields)
    fields.text("kerberos.realm", realm)
    service.append(as: "kerberos.SNameString", to: &fields)
    fields.text("kerberos.e_text", text)
    for detail in details { detail.append(to: &fields) }
  }

  /// A list of pre-authentication data, or a single piece as MS-KILE 2.2.1 has it; the bytes of neither are promised.
  private static func details(_ data: inout ByteReader) throws(ParseError) -> [Preauthentication] {
    var ahead = data.copy()
    let isList = try ahead.readElement(.sequence, "e-data") { $0.isNext(.sequence) }
    return isList ? try Preauthentication.list(parsing: &data) : [try Preauthentication(parsing: &data)]
  }
}
