import Bytes

/// A client's wish for a message channel, which carries auto-detection, heartbeats and the offer of UDP.
///
/// MS-RDPBCGR 2.2.1.3.7, Client Message Channel Data (TS_UD_CS_MCS_MSGCHANNEL).
public struct ClientMessageChannelData: WireMessage {
  public static let name = "Client Message Channel Data"

  public let header: GCCBlockHeader
  public let flags: UInt32

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientMessageChannel)
    var body = try reader.slice(header.bodyLength, "client message channel data")
    flags = try body.readUInt32LE("message channel flags")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.msgChannelFlags", flags)
  }
}
