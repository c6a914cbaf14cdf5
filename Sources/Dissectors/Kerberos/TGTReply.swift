import Bytes

/// A service answers with its ticket-granting ticket, in whose session key the client's ticket will be encrypted.
///
/// draft-swift-win2k-krb-user2user, KERB-TGT-REPLY; the ticket is that of RFC 4120 section 5.3.
public struct TGTReply: WireMessage {
  public static let name = "Kerberos TGT-REP"

  public let ticket: KerberosTicket

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    ticket = try reader.readElement(.sequence, "tgt-rep") { body throws(ParseError) in
      _ = try body.readKerberosStart(0)
      return try body.read(2, "ticket") { element throws(ParseError) in try KerberosTicket(parsing: &element) }
    }
  }

  public func append(to fields: inout FieldList) {
    KerberosMessageType.tgtReply.append(to: &fields)
    ticket.append(to: &fields)
  }
}
