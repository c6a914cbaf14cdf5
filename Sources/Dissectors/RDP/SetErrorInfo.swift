import Bytes

/// Why the server is about to end the connection.
///
/// MS-RDPBCGR 2.2.5.1.1, Set Error Info PDU Data (TS_SET_ERROR_INFO_PDU).
public struct SetErrorInfo: WireMessage {
  public static let name = "RDP Set Error Info"

  public let header: ShareDataHeader
  public let errorInfo: ErrorInfo

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .setErrorInfo)
    var body = try reader.slice(header.dataLength, "set error info")
    errorInfo = ErrorInfo(rawValue: try body.readUInt32LE("errorInfo"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.errorInfo", errorInfo)
  }
}
