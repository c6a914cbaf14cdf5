import Bytes

/// The gateway's connection policy lets the user in, or not.
///
/// MS-TSGU 2.2.10.16, HTTP_TUNNEL_AUTH_RESPONSE, and 2.2.10.17, of which the answer to a statement of health is not read.
public struct GatewayTunnelAuthorizationResponse: GatewayAnswer {
  public static let name = "RD Gateway Tunnel Authorization Response"

  public let header: GatewayPacketHeader
  public let status: GatewayStatus
  public let fieldsPresent: UInt16
  /// What the session may redirect.
  public let redirection: UInt32?
  /// Minutes after which an idle session is ended.
  public let idleTimeout: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.tunnelAuthorizationResponse)
    status = GatewayStatus(rawValue: try reader.readUInt32LE("errorCode"))
    fieldsPresent = try reader.readUInt16LE("fieldsPresent")
    _ = try reader.readUInt16LE("reserved")
    redirection = reader.readUInt32(ifPresent: fieldsPresent & 0x1 != 0)
    idleTimeout = reader.readUInt32(ifPresent: fieldsPresent & 0x2 != 0)
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    status.append(as: Self.statusField, to: &fields)
    fields.bits("tsg.fields_present", fieldsPresent)
    fields.bits("tsg.redirection", redirection)
    fields.number("tsg.idle_timeout", idleTimeout)
  }
}
