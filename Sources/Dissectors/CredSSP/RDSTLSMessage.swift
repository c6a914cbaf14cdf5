import Bytes

/// Finds the dissector of an RDSTLS message.
///
/// MS-RDPBCGR 2.2.17.
public enum RDSTLSMessage {
  /// Reads the message at the reader's position, its header included.
  public static func parse(_ reader: inout ByteReader) throws(ParseError) -> any WireMessage {
    var ahead = reader.copy()
    let header = try RDSTLSHeader(parsing: &ahead)
    switch header.type {
    case .capabilities: return try RDSTLSCapabilities(parsing: &reader)
    case .authenticationRequest: return try RDSTLSAuthenticationRequest(parsing: &reader)
    case .authenticationResponse: return try RDSTLSAuthenticationResponse(parsing: &reader)
    default:
      throw reader.invalid(
        "rdstls pdu type", at: reader.position + 2, expected: "1, 2 or 4", found: header.type.rawValue)
    }
  }
}
