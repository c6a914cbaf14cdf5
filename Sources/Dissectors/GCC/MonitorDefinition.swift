import Bytes

/// Where one monitor lies on the desktop, in pixels; right and bottom belong to it.
///
/// MS-RDPBCGR 2.2.1.3.6.1, Monitor Definition (TS_MONITOR_DEF).
public struct MonitorDefinition: Equatable, Sendable {
  public let left: Int32
  public let top: Int32
  public let right: Int32
  public let bottom: Int32
  /// 1 for the primary monitor.
  public let flags: UInt32

  init(parsing reader: inout ByteReader) throws(ParseError) {
    left = try reader.readInt32LE("monitor left")
    top = try reader.readInt32LE("monitor top")
    right = try reader.readInt32LE("monitor right")
    bottom = try reader.readInt32LE("monitor bottom")
    flags = try reader.readUInt32LE("monitor flags")
  }

  /// A count of monitors, then as many of them.
  static func list(parsing reader: inout ByteReader) throws(ParseError) -> [MonitorDefinition] {
    let start = reader.position
    let count = Int(try reader.readUInt32LE("monitorCount"))
    guard count <= reader.remaining / 20 else {
      throw reader.invalid("monitorCount", at: start, expected: "as many monitors as there are bytes for", found: count)
    }
    var monitors: [MonitorDefinition] = []
    for _ in 0..<count { monitors.append(try MonitorDefinition(parsing: &reader)) }
    return monitors
  }

  func append(to fields: inout FieldList) {
    fields.add("rdp.monitorDef.left", .signed(Int64(left)))
    fields.add("rdp.monitorDef.top", .signed(Int64(top)))
    fields.add("rdp.monitorDef.right", .signed(Int64(right)))
    fields.add("rdp.monitorDef.bottom", .signed(Int64(bottom)))
    fields.number("rdp.monitorDef.flags", flags, meaning: flags & 1 != 0 ? "primary" : nil)
  }
}
