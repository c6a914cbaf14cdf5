import Bytes

/// The ticket a KDC grants: for getting tickets (AS-REP) or for a service (TGS-REP).
///
/// RFC 4120 section 5.4.2.
public struct KDCReply: WireMessage {
  public static let name = "Kerberos KDC-REP"

  /// AS-REP or TGS-REP.
  public let type: KerberosMessageType
  public let preauthentication: [Preauthentication]
  public let clientRealm: String
  public let client: PrincipalName
  public let ticket: KerberosTicket
  /// The part for the client, with the session key.
  public let encrypted: EncryptedData

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readKerberos(.asReply, or: .tgsReply, "kdc-rep") { reply throws(ParseError) in
      try KDCReply(elements: &reply)
    }
  }

  private init(elements reply: inout ByteReader) throws(ParseError) {
    type = try reply.readKerberosStart(0)
    preauthentication =
      try reply.readIfPresent(2, "padata") { list throws(ParseError) in
        try Preauthentication.list(parsing: &list)
      } ?? []
    clientRealm = try reply.readString(3, "crealm")
    client = try PrincipalName(4, parsing: &reply, "cname")
    ticket = try reply.read(5, "ticket") { element throws(ParseError) in try KerberosTicket(parsing: &element) }
    encrypted = try reply.read(6, "enc-part") { part throws(ParseError) in
      try EncryptedData(parsing: &part, "enc-part")
    }
  }

  public func append(to fields: inout FieldList) {
    type.append(to: &fields)
    for data in preauthentication { data.append(to: &fields) }
    fields.text("kerberos.crealm", clientRealm)
    client.append(as: "kerberos.CNameString", to: &fields)
    ticket.append(to: &fields)
    encrypted.append(to: &fields)
  }
}
