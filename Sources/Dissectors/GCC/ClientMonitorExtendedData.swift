import Bytes

/// The sizes and scales of the monitors of a client, in the order of its monitor data.
///
/// MS-RDPBCGR 2.2.1.3.9, Client Monitor Extended Data (TS_UD_CS_MONITOR_EX).
public struct ClientMonitorExtendedData: WireMessage {
  public static let name = "Client Monitor Extended Data"

  public let header: GCCBlockHeader
  public let flags: UInt32
  /// Size of one entry in bytes, 20 in practice.
  public let attributeSize: UInt32
  public let attributes: [Attributes]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientMonitorExtended)
    var body = try reader.slice(header.bodyLength, "client monitor extended data")
    flags = try body.readUInt32LE("monitor extended data flags")
    let start = body.position
    attributeSize = try body.readUInt32LE("monitorAttributeSize")
    let count = Int(try body.readUInt32LE("monitorCount"))
    guard attributeSize >= 20, count <= body.remaining / Int(attributeSize) else {
      throw body.invalid("monitorAttributeSize", at: start, expected: "20 bytes a monitor", found: attributeSize)
    }
    var attributes: [Attributes] = []
    for _ in 0..<count {
      var entry = try body.slice(Int(attributeSize), "monitor attributes")
      attributes.append(try Attributes(parsing: &entry))
    }
    self.attributes = attributes
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.monitorExFlags", flags)
    fields.number("rdp.monitorAttributeSize", attributeSize)
    fields.number("rdp.monitorCount", attributes.count)
    for attribute in attributes { attribute.append(to: &fields) }
  }

  /// One monitor: TS_MONITOR_ATTRIBUTES of MS-RDPBCGR 2.2.1.3.9.1.
  public struct Attributes: Equatable, Sendable {
    /// In millimetres.
    public let physicalWidth: UInt32
    public let physicalHeight: UInt32
    /// In degrees.
    public let orientation: UInt32
    /// In percent.
    public let desktopScaleFactor: UInt32
    public let deviceScaleFactor: UInt32

    init(parsing reader: inout ByteReader) throws(ParseError) {
      physicalWidth = try reader.readUInt32LE("physicalWidth")
      physicalHeight = try reader.readUInt32LE("physicalHeight")
      orientation = try reader.readUInt32LE("orientation")
      desktopScaleFactor = try reader.readUInt32LE("desktopScaleFactor")
      deviceScaleFactor = try reader.readUInt32LE("deviceScaleFactor")
    }

    func append(to fields: inout FieldList) {
      fields.number("rdp.monitorEx.physicalWidth", physicalWidth)
      fields.number("rdp.monitorEx.physicalHeight", physicalHeight)
      fields.number("rdp.monitorEx.orientation", orientation)
      fields.number("rdp.monitorEx.desktopScaleFactor", desktopScaleFactor)
      fields.number("rdp.monitorEx.deviceScaleFactor", deviceScaleFactor)
    }
  }
}
