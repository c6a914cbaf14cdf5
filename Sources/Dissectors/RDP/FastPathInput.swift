import Bytes

/// What a user typed and pointed at, of which nothing is kept but that it happened.
///
/// MS-RDPBCGR 2.2.8.1.2, Client Fast-Path Input Event PDU (TS_FP_INPUT_PDU).
public struct FastPathInput: WireMessage {
  public static let name = "RDP Fast-Path Input"

  public let header: FastPathHeader

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try FastPathHeader(parsing: &reader)
    try reader.skip(header.bodyLength, "fast-path input")
  }

  public func append(to fields: inout FieldList) { header.append(to: &fields) }
}
