import Bytes

/// The client's first packet to a gateway: the version it speaks, and further ways to authenticate.
///
/// MS-TSGU 2.2.10, HTTP_HANDSHAKE_REQUEST_PACKET.
public struct GatewayHandshakeRequest: WireMessage {
  public static let name = "RD Gateway Handshake Request"

  public let header: GatewayPacketHeader
  public let major: UInt8
  public let minor: UInt8
  public let clientVersion: UInt16
  /// A smart card, a token or NTLM inside the tunnel: MS-TSGU 2.2.5.3.2.
  public let extendedAuthentication: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.handshakeRequest)
    major = try reader.readUInt8("verMajor")
    minor = try reader.readUInt8("verMinor")
    clientVersion = try reader.readUInt16LE("clientVersion")
    extendedAuthentication = try reader.readUInt16LE("ExtendedAuthentication")
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("tsg.version_major", major)
    fields.number("tsg.version_minor", minor)
    fields.bits("tsg.extended_authentication", extendedAuthentication)
  }
}
