import Bytes

/// The client names the computer that it wants to be connected to.
///
/// MS-TSGU 2.2.10.2, HTTP_CHANNEL_PACKET, and 2.2.10.3, of which the first name is read.
public struct GatewayChannelRequest: WireMessage {
  public static let name = "RD Gateway Channel Request"

  public let header: GatewayPacketHeader
  public let resources: UInt8
  public let alternatives: UInt8
  public let port: UInt16
  public let protocolNumber: UInt16
  /// The first of the names; nil without any.
  public let target: String?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.channelCreate)
    resources = try reader.readUInt8("numResources")
    alternatives = try reader.readUInt8("numAltResources")
    port = try reader.readUInt16LE("port")
    protocolNumber = try reader.readUInt16LE("protocol")
    target = Int(resources) + Int(alternatives) > 0 ? try reader.readGatewayText("resource") : nil
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.text("tsg.target", target)
    fields.number("tsg.target_port", port)
    fields.number("tsg.resources", resources)
    fields.number("tsg.alternatives", alternatives)
    fields.number("tsg.protocol", protocolNumber)
  }
}
