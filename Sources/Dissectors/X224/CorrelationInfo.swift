import Bytes

/// An identifier that the client gives the connection; server logs show it as the activity id.
///
/// MS-RDPBCGR 2.2.1.1.2, RDP Correlation Info: type 6, flags, length 36, sixteen bytes of identifier, sixteen reserved.
public struct CorrelationInfo: WireMessage {
  public static let name = "RDP Correlation Info"

  public let flags: UInt8
  /// Sixteen bytes.
  public let correlationID: [UInt8]
  public let reserved: [UInt8]

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let type = try reader.readUInt8("correlation info type")
    guard type == 6 else { throw reader.invalid("correlation info type", at: start, expected: "6", found: type) }
    flags = try reader.readUInt8("correlation info flags")
    let length = try reader.readUInt16LE("correlation info length")
    guard length == 36 else {
      throw reader.invalid("correlation info length", at: start + 2, expected: "36", found: length)
    }
    correlationID = try reader.readBytes(16, "correlationId")
    reserved = try reader.readBytes(16, "correlation info reserved")
  }

  public func append(to fields: inout FieldList) {
    fields.add("rdp.neg_type", .hex(6, digits: 2), meaning: Self.name)
    fields.bits("rdp.correlationInfo.flags", flags)
    fields.number("rdp.neg_length", 36)
    fields.bytes("rdp.correlationInfo.correlationId", correlationID)
    fields.bytes("rdp.correlationInfo.reserved", reserved)
  }
}
