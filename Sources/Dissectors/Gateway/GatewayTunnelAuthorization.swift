import Bytes

/// The client asks whether its user may use the tunnel, and gives its own name.
///
/// MS-TSGU 2.2.10.14, HTTP_TUNNEL_AUTH_PACKET, and 2.2.10.15, of which the statement of health is not read.
public struct GatewayTunnelAuthorization: WireMessage {
  public static let name = "RD Gateway Tunnel Authorization Request"

  public let header: GatewayPacketHeader
  public let fieldsPresent: UInt16
  public let clientName: String

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.tunnelAuthorization)
    fieldsPresent = try reader.readUInt16LE("fieldsPresent")
    clientName = try reader.readGatewayText("clientName")
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("tsg.fields_present", fieldsPresent)
    fields.text("tsg.client_name", clientName)
  }
}
