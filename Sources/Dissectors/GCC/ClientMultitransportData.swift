import Bytes

/// Which UDP transports a client offers.
///
/// MS-RDPBCGR 2.2.1.3.8, Client Multitransport Channel Data (TS_UD_CS_MULTITRANSPORT).
public struct ClientMultitransportData: WireMessage {
  public static let name = "Client Multitransport Channel Data"

  public let header: GCCBlockHeader
  public let flags: MultitransportFlags

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientMultitransport)
    var body = try reader.slice(header.bodyLength, "client multitransport data")
    flags = MultitransportFlags(rawValue: try body.readUInt32LE("multitransport flags"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.multiTransportFlags", flags)
  }
}
