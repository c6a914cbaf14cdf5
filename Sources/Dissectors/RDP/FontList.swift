import Bytes

/// The client's last message of the connection sequence.
///
/// MS-RDPBCGR 2.2.1.18.1, Font List PDU Data (TS_FONT_LIST_PDU).
public struct FontList: WireMessage {
  public static let name = "RDP Font List"

  public let header: ShareDataHeader
  public let numberFonts: UInt16
  public let totalNumberFonts: UInt16
  /// 1 for the first of several lists, 2 for the last.
  public let listFlags: UInt16
  public let entrySize: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .fontList)
    var body = try reader.slice(header.dataLength, "font list")
    numberFonts = try body.readUInt16LE("numberFonts")
    totalNumberFonts = try body.readUInt16LE("totalNumFonts")
    listFlags = try body.readUInt16LE("listFlags")
    entrySize = try body.readUInt16LE("entrySize")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.numberEntries", numberFonts)
    fields.number("rdp.totalNumberEntries", totalNumberFonts)
    fields.bits("rdp.mapFlags", listFlags)
    fields.number("rdp.entrySize", entrySize)
  }
}
