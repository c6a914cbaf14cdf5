import Bytes

/// A server's answer to the credentials of RDSTLS.
///
/// MS-RDPBCGR 2.2.17.4, RDSTLS Authentication Response PDU.
public struct RDSTLSAuthenticationResponse: WireMessage {
  public static let name = "RDSTLS Authentication Response"

  public let header: RDSTLSHeader
  public let result: RDSTLSResult

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try RDSTLSHeader(parsing: &reader, expecting: .authenticationResponse, "4 (authentication response)")
    result = RDSTLSResult(rawValue: try reader.readUInt32LE("rdstls result code"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields, dataName: header.dataType == 1 ? "RDSTLS_DATA_RESULT_CODE" : nil)
    fields.bits("rdp.rdstls.resultCode", result)
  }
}
