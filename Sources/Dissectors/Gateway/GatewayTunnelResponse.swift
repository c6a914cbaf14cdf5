import Bytes

/// The gateway grants a tunnel, or says why it does not.
///
/// MS-TSGU 2.2.10.20, HTTP_TUNNEL_RESPONSE, and 2.2.10.21, of which the nonce, the certificate and the message for the user are not read.
public struct GatewayTunnelResponse: GatewayAnswer {
  public static let name = "RD Gateway Tunnel Response"

  public let header: GatewayPacketHeader
  public let serverVersion: UInt16
  public let status: GatewayStatus
  public let fieldsPresent: UInt16
  public let tunnelID: UInt32?
  public let capabilities: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.tunnelResponse)
    serverVersion = try reader.readUInt16LE("serverVersion")
    status = GatewayStatus(rawValue: try reader.readUInt32LE("statusCode"))
    fieldsPresent = try reader.readUInt16LE("fieldsPresent")
    _ = try reader.readUInt16LE("reserved")
    tunnelID = reader.readUInt32(ifPresent: fieldsPresent & 0x1 != 0)
    capabilities = reader.readUInt32(ifPresent: fieldsPresent & 0x2 != 0)
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    status.append(as: Self.statusField, to: &fields)
    fields.bits("tsg.fields_present", fieldsPresent)
    fields.number("tsg.tunnel_id", tunnelID)
    fields.bits("tsg.capabilities", capabilities)
  }
}
