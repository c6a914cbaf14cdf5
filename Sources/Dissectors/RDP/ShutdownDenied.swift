import Bytes

/// The server's answer to a shutdown request while the user is logged on: the client may disconnect, the session stays.
///
/// MS-RDPBCGR 2.2.2.2.1, Shutdown Request Denied PDU Data (TS_SHUTDOWN_DENIED_PDU).
public struct ShutdownDenied: WireMessage {
  public static let name = "RDP Shutdown Denied"

  public let header: ShareDataHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .shutdownDenied)
    try reader.skip(header.dataLength, "shutdown denied")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
