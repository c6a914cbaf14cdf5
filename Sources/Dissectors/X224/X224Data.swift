import Bytes

/// The header before every slow-path PDU after negotiation; what follows in the TPKT is the PDU.
///
/// X.224 section 13.7 in class 0; MS-RDPBCGR 2.2.1.3 and every later slow-path message.
public struct X224Data: WireMessage {
  public static let name = "X.224 Data"

  public let header: X224Header
  /// Whether the unit ends here; RDP never splits one.
  public let isEndOfUnit: Bool

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try X224Header(parsing: &reader, expecting: .data, "the code 0xf0 of a data unit")
    var rest = try reader.slice(header.remainder, "x224 data header")
    isEndOfUnit = try rest.readUInt8("x224 end of unit") & 0x80 != 0
    try rest.expectEnd(of: "x224 data header")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.flag("cotp.eot", isEndOfUnit)
  }
}
