import Bytes

/// The client asks for a tunnel and says what it can do. A cookie that proves who the user is is kept by its length alone.
///
/// MS-TSGU 2.2.10.18, HTTP_TUNNEL_PACKET, and 2.2.10.19.
public struct GatewayTunnelRequest: WireMessage {
  public static let name = "RD Gateway Tunnel Request"

  public let header: GatewayPacketHeader
  public let capabilities: UInt32
  public let fieldsPresent: UInt16
  /// Size of the cookie in bytes; nil without one.
  public let cookieLength: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.tunnelCreate)
    capabilities = try reader.readUInt32LE("capsFlags")
    fieldsPresent = try reader.readUInt16LE("fieldsPresent")
    _ = try reader.readUInt16LE("reserved")
    if fieldsPresent & 0x2 != 0 { reader.skipUpTo(8) }
    cookieLength = fieldsPresent & 0x1 != 0 ? (try? reader.readUInt16LE("PAACookie length")).map(Int.init) : nil
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("tsg.capabilities", capabilities)
    fields.bits("tsg.fields_present", fieldsPresent)
    fields.number("tsg.paa_cookie.length", cookieLength)
  }
}
