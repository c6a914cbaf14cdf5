import Bytes

/// The first of the messages with which the two sides finish the connection.
///
/// MS-RDPBCGR 2.2.1.14.1 (client) and 2.2.1.19 (server), Synchronize PDU Data (TS_SYNCHRONIZE_PDU).
public struct Synchronize: WireMessage {
  public static let name = "RDP Synchronize"

  public let header: ShareDataHeader
  public let messageType: UInt16
  /// The other side's channel.
  public let targetUser: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .synchronize)
    var body = try reader.slice(header.dataLength, "synchronize")
    messageType = try body.readUInt16LE("messageType")
    targetUser = try body.readUInt16LE("targetUser")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.messageType", messageType)
    fields.number("rdp.targetUser", targetUser)
  }
}
