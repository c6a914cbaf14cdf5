import Bytes

/// A client asks a service without a key of its own for its ticket-granting ticket: user-to-user.
///
/// draft-swift-win2k-krb-user2user, KERB-TGT-REQUEST; the names are those of RFC 4120 section 5.2.
public struct TGTRequest: WireMessage {
  public static let name = "Kerberos TGT-REQ"

  public let service: PrincipalName?
  public let realm: String?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    (service, realm) = try reader.readElement(.sequence, "tgt-req") { body throws(ParseError) in
      _ = try body.readKerberosStart(0)
      let service = try PrincipalName(ifPresent: 2, parsing: &body, "server-name")
      return (service, try body.readStringIfPresent(3, "realm"))
    }
  }

  public func append(to fields: inout FieldList) {
    KerberosMessageType.tgtRequest.append(to: &fields)
    service?.append(as: "kerberos.SNameString", to: &fields)
    fields.text("kerberos.realm", realm)
  }
}
