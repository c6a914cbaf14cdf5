import Bytes

/// The identifiers of the channels, in the order in which the client named them.
///
/// MS-RDPBCGR 2.2.1.4.4, Server Network Data (TS_UD_SC_NET).
public struct ServerNetworkData: WireMessage {
  public static let name = "Server Network Data"

  public let header: GCCBlockHeader
  /// The channel of everything that has no other, 1003 in practice.
  public let ioChannelID: UInt16
  /// Zero for a channel that the server does not give.
  public let channelIDs: [UInt16]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .serverNetwork)
    var body = try reader.slice(header.bodyLength, "server network data")
    ioChannelID = try body.readUInt16LE("MCSChannelId")
    var list = try body.slice(2 * Int(try body.readUInt16LE("channelCount")), "channelIdArray")
    var channelIDs: [UInt16] = []
    while !list.isAtEnd { channelIDs.append(try list.readUInt16LE("channelIdArray")) }
    self.channelIDs = channelIDs
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.MCSChannelId", ioChannelID)
    fields.number("rdp.channelCount", channelIDs.count)
    for channelID in channelIDs { fields.number("rdp.MCSChannelId", channelID) }
  }
}
