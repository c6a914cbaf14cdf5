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

  public var fields: [Field] {
    [
      .domain(.channelJoinConfirm), .count("t124.result", result), .initiator(initiator),
      .count("t124.requested", requested),
    ] + (channelID.map { [.count("t124.channelId", $0)] } ?? [])
  }
}
