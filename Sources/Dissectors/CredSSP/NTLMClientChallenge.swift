import Bytes

/// What an NTLMv2 response says in clear beside its proof: the client's clock, and what it knows of the server.
///
/// MS-NLMP 2.2.2.7, NTLMv2_CLIENT_CHALLENGE, and 2.2.2.8, NTLMv2_RESPONSE. Neither proof nor challenge is kept.
public struct NTLMClientChallenge: Equatable, Sendable {
  public let time: UniversalTime
  public let attributes: [NTLMAttribute]

  /// Reads the whole response, proof first.
  init(parsing reader: inout ByteReader) throws(ParseError) {
    try reader.skip(16, "ntlmv2 response")
    try reader.skip(8, "ntlmv2 response type")
    time = UniversalTime(fileTime: try reader.readUInt64LE("ntlmv2 response time"))
    try reader.skip(12, "ntlmv2 client challenge")
    attributes = try NTLMAttribute.list(parsing: &reader)
  }

  var fields: [Field] {
    [.time("ntlmssp.ntlmv2_response.time", time)] + attributes.fields("ntlmssp.ntlmv2_response")
  }
}
