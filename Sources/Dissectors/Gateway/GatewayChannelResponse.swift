import Bytes

/// The gateway has connected the client to its target, or says why it has not.
///
/// MS-TSGU 2.2.10.4, HTTP_CHANNEL_RESPONSE, and 2.2.10.5, of which the cookie for UDP is not read.
public struct GatewayChannelResponse: GatewayAnswer {
  public static let name = "RD Gateway Channel Response"

  public let header: GatewayPacketHeader
  public let status: GatewayStatus
  public let fieldsPresent: UInt16
  public let channelID: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.channelResponse)
    status = GatewayStatus(rawValue: try reader.readUInt32LE("errorCode"))
    fieldsPresent = try reader.readUInt16LE("fieldsPresent")
    _ = try reader.readUInt16LE("reserved")
    channelID = reader.readUInt32(ifPresent: fieldsPresent & 0x1 != 0)
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    status.append(as: Self.statusField, to: &fields)
    fields.bits("tsg.fields_present", fieldsPresent)
    fields.number("tsg.channel_id", channelID)
  }
}
