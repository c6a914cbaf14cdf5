import Bytes

/// The identifier of the message channel.
///
/// MS-RDPBCGR 2.2.1.4.5, Server Message Channel Data (TS_UD_SC_MCS_MSGCHANNEL).
public struct ServerMessageChannelData: WireMessage {
  public static let name = "Server Message Channel Data"

  public let header: GCCBlockHeader
  public let channelID: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .serverMessageChannel)
    var body = try reader.slice(header.bodyLength, "server message channel data")
    channelID = try body.readUInt16LE("message channel id")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.msgChannelId", channelID)
  }
}
