import Bytes

/// The server's word that the share is over; a Demand Active follows when the desktop only changes.
///
/// MS-RDPBCGR 2.2.3.1.1, Deactivate All PDU Data (TS_DEACTIVATE_ALL_PDU). Windows sends it shorter than specified; what is missing is nil.
public struct DeactivateAll: WireMessage {
  public static let name = "RDP Deactivate All"

  public let header: ShareControlHeader
  public let shareID: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareControlHeader(parsing: &reader, expecting: .deactivateAll)
    var body = try reader.slice(header.bodyLength, "deactivate all")
    shareID = body.remaining < 4 ? nil : try body.readUInt32LE("shareId")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.shareId", shareID)
  }
}
