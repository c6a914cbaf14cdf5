import Bytes

/// The client's request to join one channel.
///
/// MS-RDPBCGR 2.2.1.8, Client MCS Channel Join Request PDU; T.125 section 7, part 6.
public struct MCSChannelJoinRequest: WireMessage {
  public static let name = "MCS Channel Join Request"

  /// The client's user channel.
  public let initiator: Int
  public let channelID: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    _ = try reader.readDomainChoice(.channelJoinRequest)
    initiator = try reader.readUserID("initiator")
    channelID = try reader.readUInt16BE("channelId")
  }

  public func append(to fields: inout FieldList) {
    fields.domain(.channelJoinRequest)
    fields.initiator(initiator)
    fields.number("t124.channelId", channelID)
  }
}
