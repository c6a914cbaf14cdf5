import Bytes

/// A Data PDU that says nothing about the connection, or that is compressed: kept by its type and length.
///
/// MS-RDPBCGR 2.2.8.1.1.1.2, Share Data Header (TS_SHAREDATAHEADER).
public struct OtherDataPDU: WireMessage {
  public static let name = "RDP Data PDU"

  public let header: ShareDataHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader)
    try reader.skip(header.dataLength, "data pdu")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
