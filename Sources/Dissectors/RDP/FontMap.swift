import Bytes

/// The server's last message of the connection sequence: the session stands.
///
/// MS-RDPBCGR 2.2.1.22.1, Font Map PDU Data (TS_FONT_MAP_PDU). Some servers leave the data out.
public struct FontMap: WireMessage {
  public static let name = "RDP Font Map"

  public let header: ShareDataHeader
  public let content: Content?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .fontMap)
    var body = try reader.slice(header.dataLength, "font map")
    content = body.isAtEnd ? nil : try Content(parsing: &body)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    content?.append(to: &fields)
  }

  public struct Content: Equatable, Sendable {
    public let numberEntries: UInt16
    public let totalNumberEntries: UInt16
    /// 1 for the first of several maps, 2 for the last.
    public let mapFlags: UInt16
    public let entrySize: UInt16

    init(parsing body: inout ByteReader) throws(ParseError) {
      numberEntries = try body.readUInt16LE("numberEntries")
      totalNumberEntries = try body.readUInt16LE("totalNumEntries")
      mapFlags = try body.readUInt16LE("mapFlags")
      entrySize = try body.readUInt16LE("entrySize")
    }

    func append(to fields: inout FieldList) {
      fields.number("rdp.numberEntries", numberEntries)
      fields.number("rdp.totalNumberEntries", totalNumberEntries)
      fields.bits("rdp.mapFlags", mapFlags)
      fields.number("rdp.entrySize", entrySize)
    }
  }
}
