import Bytes

/// One side ends the channel to the target, or says that it has.
///
/// MS-TSGU 2.2.10, HTTP_CLOSE_PACKET.
public struct GatewayChannelClose: WireMessage {
  public static let name = "RD Gateway Channel Close"

  public let header: GatewayPacketHeader
  public let status: GatewayStatus

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    let isAnswer = try GatewayPacketHeader(parsing: &ahead).type == .closeChannelResponse
    header = try reader.beginPacket(isAnswer ? .closeChannelResponse : .closeChannel)
    status = GatewayStatus(rawValue: try reader.readUInt32LE("statusCode"))
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    status.append(as: "tsg.status_code", to: &fields)
  }
}
