import Bytes

/// The client's wish to end the session.
///
/// MS-RDPBCGR 2.2.2.1.1, Shutdown Request PDU Data (TS_SHUTDOWN_REQ_PDU).
public struct ShutdownRequest: WireMessage {
  public static let name = "RDP Shutdown Request"

  public let header: ShareDataHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try ShareDataHeader(parsing: &reader, expecting: .shutdownRequest)
    try reader.skip(header.dataLength, "shutdown request")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
