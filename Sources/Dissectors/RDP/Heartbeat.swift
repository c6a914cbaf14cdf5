import Bytes

/// A server's sign of life, with the times after which a client should worry.
///
/// MS-RDPBCGR 2.2.16.1, Server Heartbeat PDU.
public struct Heartbeat: WireMessage {
  public static let name = "RDP Heartbeat"

  public let header: SecurityHeader
  /// Seconds between heartbeats.
  public let period: UInt8
  /// How many may be missed before the user is warned.
  public let warningCount: UInt8
  /// How many may be missed before the client reconnects.
  public let reconnectCount: UInt8

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader, expecting: .heartbeat)
    try reader.skip(1, "heartbeat reserved")
    period = try reader.readUInt8("heartbeat period")
    warningCount = try reader.readUInt8("heartbeat count1")
    reconnectCount = try reader.readUInt8("heartbeat count2")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.heartbeat.period", period, meaning: "\(period) s")
    fields.number("rdp.heartbeat.count1", warningCount)
    fields.number("rdp.heartbeat.count2", reconnectCount)
  }
}
