import Bytes

/// The server's answer to a request to join a channel.
///
/// MS-RDPBCGR 2.2.1.9, Server MCS Channel Join Confirm PDU; T.125 section 7, part 6.
public struct MCSChannelJoinConfirm: WireMessage {
  public static let name = "MCS Channel Join Confirm"

  public let result: MCSResult
  /// The client's user channel.
  public let initiator: Int
  /// The channel that was asked for.
  public let requested: UInt16
  /// The channel that was joined; missing in a refusal.
  public let channelID: UInt16?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let first = try reader.readDomainChoice(.channelJoinConfirm)
    result = MCSResult(rawValue: (first & 0x01) << 3 | (try reader.readUInt8("mcs result")) >> 5)
    initiator = try reader.readUserID("initiator")
    requested = try reader.readUInt16BE("requested")
    channelID = first & 0x02 == 0 ? nil : try reader.readUInt16BE("channelId")
  }

  public func append(to fields: inout FieldList) {
    fields.domain(.channelJoinConfirm)
    fields.number("t124.result", result)
    fields.initiator(initiator)
    fields.number("t124.requested", requested)
    fields.number("t124.channelId", channelID)
  }
}
