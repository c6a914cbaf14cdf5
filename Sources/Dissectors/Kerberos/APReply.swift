import Bytes

/// A service proves that it could read the ticket.
///
/// RFC 4120 section 5.5.2, KRB_AP_REP.
public struct APReply: WireMessage {
  public static let name = "Kerberos AP-REP"

  public let encrypted: EncryptedData

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    encrypted = try reader.readKerberos(.apReply, "ap-rep") { reply throws(ParseError) in
      _ = try reply.readKerberosStart(0)
      return try reply.read(2, "enc-part") { part throws(ParseError) in try EncryptedData(parsing: &part, "enc-part") }
    }
  }

  public func append(to fields: inout FieldList) {
    KerberosMessageType.apReply.append(to: &fields)
    encrypted.append(to: &fields)
  }
}
