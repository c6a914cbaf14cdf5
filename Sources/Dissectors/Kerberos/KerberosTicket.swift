import Bytes

/// A ticket as everybody but the service sees it: whom it is for and how it is encrypted.
///
/// RFC 4120 section 5.3.
public struct KerberosTicket: Equatable, Sendable {
  public let realm: String
  public let service: PrincipalName
  public let encrypted: EncryptedData

  init(parsing reader: inout ByteReader) throws(ParseError) {
    (realm, service, encrypted) = try reader.readElement(.application(1), "ticket") { ticket throws(ParseError) in
      try ticket.readElement(.sequence, "ticket") { body throws(ParseError) in
        let start = body.position
        let version: Int64 = try body.readInteger(0, "tkt-vno")
        guard version == 5 else { throw body.invalid("tkt-vno", at: start, expected: "5", found: version) }
        let realm = try body.readString(1, "ticket realm")
        let service = try PrincipalName(2, parsing: &body, "ticket sname")
        let encrypted = try body.read(3, "ticket enc-part") { part throws(ParseError) in
          try EncryptedData(parsing: &part, "ticket enc-part")
        }
        return (realm, service, encrypted)
      }
    }
  }

  func append(to fields: inout FieldList) {
    fields.number("kerberos.tkt_vno", 5)
    fields.text("kerberos.realm", realm)
    service.append(as: "kerberos.SNameString", to: &fields)
    encrypted.append(to: &fields)
  }
}
