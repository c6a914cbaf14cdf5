import Bytes

/// Bytes of the session, which the gateway passes on between the client and the target; they are not kept.
///
/// MS-TSGU 2.2.10, HTTP_DATA_PACKET.
public struct GatewayData: WireMessage {
  public static let name = "RD Gateway Data"

  public let header: GatewayPacketHeader
  /// How many bytes of the session it carries.
  public let dataLength: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try reader.beginPacket(.data)
    dataLength = try reader.readUInt16LE("cbDataLen")
    reader.skipUpTo(reader.remaining)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("tsg.data.length", Int(dataLength))
  }
}
