import Bytes

/// What a client asks of a KDC: a ticket-granting ticket (AS-REQ), or with one a ticket for a service (TGS-REQ).
///
/// RFC 4120 section 5.4.1.
public struct KDCRequest: WireMessage {
  public static let name = "Kerberos KDC-REQ"

  /// AS-REQ or TGS-REQ.
  public let type: KerberosMessageType
  public let preauthentication: [Preauthentication]
  public let options: KDCOptions
  /// The user; only in an AS-REQ.
  public let client: PrincipalName?
  public let realm: String
  /// The service, such as `TERMSRV/host`.
  public let service: PrincipalName?
  /// Until when the ticket is wanted.
  public let till: UniversalTime
  /// What the client can decrypt, best first.
  public let encryptionTypes: [EncryptionType]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readKerberos(.asRequest, or: .tgsRequest, "kdc-req") { request throws(ParseError) in
      try KDCRequest(elements: &request)
    }
  }

  private init(elements request: inout ByteReader) throws(ParseError) {
    type = try request.readKerberosStart(1)
    preauthentication =
      try request.readIfPresent(3, "padata") { list throws(ParseError) in
        try Preauthentication.list(parsing: &list)
      } ?? []
    let body = try request.read(4, "req-body") { element throws(ParseError) in
      try element.readElement(.sequence, "req-body") { body throws(ParseError) in try Body(elements: &body) }
    }
    options = body.options
    client = body.client
    realm = body.realm
    service = body.service
    till = body.till
    encryptionTypes = body.encryptionTypes
  }

  public func append(to fields: inout FieldList) {
    type.append(to: &fields)
    for data in preauthentication { data.append(to: &fields) }
    options.append(to: &fields)
    client?.append(as: "kerberos.CNameString", to: &fields)
    fields.text("kerberos.realm", realm)
    service?.append(as: "kerberos.SNameString", to: &fields)
    fields.text("kerberos.till", till.text)
    for type in encryptionTypes { type.append(as: "kerberos.ENCTYPE", to: &fields) }
  }

  /// What is asked for, as far as anybody troubleshoots it.
  private struct Body {
    let options: KDCOptions
    let client: PrincipalName?
    let realm: String
    let service: PrincipalName?
    let till: UniversalTime
    let encryptionTypes: [EncryptionType]

    init(elements body: inout ByteReader) throws(ParseError) {
      options = KDCOptions(
        rawValue: try body.read(0, "kdc-options") { bits throws(ParseError) in try bits.readBits("kdc-options") })
      client = try PrincipalName(ifPresent: 1, parsing: &body, "cname")
      realm = try body.readString(2, "realm")
      service = try PrincipalName(ifPresent: 3, parsing: &body, "sname")
      _ = try body.readIfPresent(4, "from") { _ in }
      till = try body.readTime(5, "till")
      _ = try body.readIfPresent(6, "rtime") { _ in }
      _ = try body.read(7, "nonce") { _ in }
      encryptionTypes = try body.read(8, "etype") { list throws(ParseError) in
        try list.readList("etype") { item throws(ParseError) in
          EncryptionType(rawValue: try item.readInteger("etype"))
        }
      }
    }
  }
}

/// What kind of ticket a client wants.
///
/// RFC 4120 section 5.4.1, KDCOptions; bit 0 is the highest.
public struct KDCOptions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The ticket is to be encrypted in the session key of another user's ticket: user-to-user.
  public static let userToUser = Self(rawValue: 0x8)

  func append(to fields: inout FieldList) {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (24 - 8 * $0)) }
    fields.bytes("kerberos.kdc_options", bytes, meaning: flagNames(rawValue, Self.table))
  }

  private static let table: [(bit: UInt32, name: String)] = [
    (0x1, "validate"), (0x2, "renew"), (0x8, "enc-tkt-in-skey"), (0x10, "renewable-ok"),
    (0x20, "disable-transited-check"), (0x8000, "request-anonymous"), (0x1_0000, "canonicalize"),
    (0x2_0000, "constrained-delegation"), (0x80_0000, "renewable"), (0x200_0000, "postdated"),
    (0x400_0000, "allow-postdate"), (0x800_0000, "proxy"), (0x1000_0000, "proxiable"), (0x2000_0000, "forwarded"),
    (0x4000_0000, "forwardable"),
  ]
}
