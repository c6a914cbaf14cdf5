import Bytes

/// The gateway's answer to the client's first packet.
///
/// MS-TSGU 2.2.10, HTTP_HANDSHAKE_RESPONSE_PACKET.
public struct GatewayHandshakeResponse: GatewayAnswer {
  public static let name = "RD Gateway Handshake Response"

  public let header: GatewayPacketHeader
  public let status: GatewayStatus
  public let major: UInt8
  public let minor: UInt8
  public let serverVersion: UInt16
  public let extendedAuthentication: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.handshakeResponse)
    status = GatewayStatus(rawValue: try reader.readUInt32LE("errorCode"))
    major = try reader.readUInt8("verMajor")
    minor = try reader.readUInt8("verMinor")
    serverVersion = try reader.readUInt16LE("serverVersion")
    extendedAuthentication = try reader.readUInt16LE("extendedAuth")
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    status.append(as: Self.statusField, to: &fields)
    fields.number("tsg.version_major", major)
    fields.number("tsg.version_minor", minor)
    fields.bits("tsg.extended_authentication", extendedAuthentication)
  }
}
