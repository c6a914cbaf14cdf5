import Bytes

/// The monitors of the session as the server sees them.
///
/// MS-RDPBCGR 2.2.12.1, Monitor Layout PDU (TS_MONITOR_LAYOUT_PDU).
public struct MonitorLayout: WireMessage {
  public static let name = "RDP Monitor Layout"

  public let header: ShareDataHeader
  public let monitors: [MonitorDefinition]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .monitorLayout)
    var body = try reader.slice(header.dataLength, "monitor layout")
    monitors = try MonitorDefinition.list(parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.monitorCount", monitors.count)
    for monitor in monitors { monitor.append(to: &fields) }
  }
}
