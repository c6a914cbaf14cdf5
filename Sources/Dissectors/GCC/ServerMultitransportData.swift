import Bytes

/// Which UDP transports a server offers.
///
/// MS-RDPBCGR 2.2.1.4.6, Server Multitransport Channel Data (TS_UD_SC_MULTITRANSPORT).
public struct ServerMultitransportData: WireMessage {
  public static let name = "Server Multitransport Channel Data"

  public let header: GCCBlockHeader
  public let flags: MultitransportFlags

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .serverMultitransport)
    var body = try reader.slice(header.bodyLength, "server multitransport data")
    flags = MultitransportFlags(rawValue: try body.readUInt32LE("multitransport flags"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.multiTransportFlags", flags)
  }
}
