import Bytes

/// A PDU of a type that we do not know, kept by its header.
///
/// MS-RDPBCGR 2.2.8.1.1.1.1, Share Control Header (TS_SHARECONTROLHEADER).
public struct OtherSharePDU: WireMessage {
  public static let name = "RDP Share PDU"

  public let header: ShareControlHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareControlHeader(parsing: &reader)
    try reader.skip(header.bodyLength, "share pdu")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
