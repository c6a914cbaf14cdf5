import Bytes

/// What an NTLMv2 response says in clear beside its proof: the client's clock, and what it knows of the server.
///
/// MS-NLMP 2.2.2.7, NTLMv2_CLIENT_CHALLENGE, and 2.2.2.8, NTLMv2_RESPONSE. Neither proof nor challenge is kept.
public struct NTLMClientChallenge: Equatable, Sendable {
  /// Nil if the client left it out.
  public let time: UniversalTime?
  public let attributes: [NTLMAttribute]

  /// Reads the whole response, proof first.
  init(parsing reader: inout ByteReader) throws(ParseError) {
    try reader.skip(16, "ntlmv2 response")
    try reader.skip(8, "ntlmv2 response type")
    let fileTime = try reader.readUInt64LE("ntlmv2 response time")
    time = fileTime == 0 ? nil : UniversalTime(fileTime: fileTime)
    try reader.skip(12, "ntlmv2 client challenge")
    attributes = try NTLMAttribute.list(parsing: &reader)
  }

  func append(to fields: inout FieldList) {
    fields.text("ntlmssp.ntlmv2_response.time", time?.text)
    attributes.appendResponse(to: &fields)
  }
}
