import Bytes

/// The monitors of a client that has several.
///
/// MS-RDPBCGR 2.2.1.3.6, Client Monitor Data (TS_UD_CS_MONITOR).
public struct ClientMonitorData: WireMessage {
  public static let name = "Client Monitor Data"

  public let header: GCCBlockHeader
  public let flags: UInt32
  public let monitors: [MonitorDefinition]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientMonitor)
    var body = try reader.slice(header.bodyLength, "client monitor data")
    flags = try body.readUInt32LE("monitor data flags")
    monitors = try MonitorDefinition.list(parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.monitorFlags", flags)
    fields.number("rdp.monitorCount", monitors.count)
    for monitor in monitors { monitor.append(to: &fields) }
  }
}
