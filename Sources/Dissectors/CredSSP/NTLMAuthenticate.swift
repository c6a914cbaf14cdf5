import Bytes

/// The third NTLM message: who the user is, and the proof of the password.
///
/// MS-NLMP 2.2.1.3, AUTHENTICATE_MESSAGE. Of responses, MIC and session key only the length is kept.
public struct NTLMAuthenticate: WireMessage {
  public static let name = "NTLM AUTHENTICATE"

  public let domain: String
  public let user: String
  public let workstation: String
  public let flags: NTLMFlags
  public let version: NTLMVersion?
  public let lmResponseLength: Int
  public let ntResponseLength: Int
  /// What the client says in an NTLMv2 response, else nil.
  public let clientChallenge: NTLMClientChallenge?
  public let sessionKeyLength: Int
  /// Whether the message has room for a message integrity code; `clientChallenge` says whether it holds one.
  public let hasMIC: Bool

  /// Reads the message, which owns the reader to its end.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let message = reader.copy()
    try NTLMMessageHeader.read(&reader, expecting: .authenticate, "3 (AUTHENTICATE)")
    let buffers = try Buffers(parsing: &reader)
    flags = NTLMFlags(rawValue: try reader.readUInt32LE("ntlm negotiate flags"))
    // Old systems send neither version nor MIC, and only where the values begin shows which are there.
    let start = buffers.payloadOffset ?? message.remaining
    version = flags.contains(.version) && start >= 72 ? try NTLMVersion(parsing: &reader) : nil
    hasMIC = start >= 88

    let isUnicode = flags.contains(.unicode)
    domain = try buffers.domain.text(in: message, isUnicode: isUnicode, "ntlm domain name")
    user = try buffers.user.text(in: message, isUnicode: isUnicode, "ntlm user name")
    workstation = try buffers.workstation.text(in: message, isUnicode: isUnicode, "ntlm workstation")
    lmResponseLength = try buffers.lmResponse.checkedLength(in: message, "ntlm lm response")
    ntResponseLength = try buffers.ntResponse.checkedLength(in: message, "ntlm nt response")
    sessionKeyLength = try buffers.sessionKey.checkedLength(in: message, "ntlm session key")
    clientChallenge = try buffers.ntResponse.read(in: message, "ntlm nt response") { bytes throws(ParseError) in
      bytes.remaining > 24 ? try NTLMClientChallenge(parsing: &bytes) : nil
    }
    _ = reader.rest()
  }

  /// Which response proves the password.
  public var response: Response {
    switch ntResponseLength {
    case 0: lmResponseLength > 1 ? .lm : .anonymous
    case ...24: .ntlmv1
    default: .ntlmv2
    }
  }

  public enum Response: Equatable, Sendable {
    case anonymous
    case lm
    /// Too weak for servers that ask for channel bindings.
    case ntlmv1
    case ntlmv2
  }

  public func append(to fields: inout FieldList) {
    NTLMMessageType.authenticate.append(to: &fields)
    fields.number("ntlmssp.auth.lmresponse.length", lmResponseLength)
    fields.number("ntlmssp.auth.ntresponse.length", ntResponseLength, meaning: "\(response)")
    clientChallenge?.append(to: &fields)
    fields.text("ntlmssp.auth.domain", domain)
    fields.text("ntlmssp.auth.username", user)
    fields.text("ntlmssp.auth.hostname", workstation)
    fields.number("ntlmssp.auth.sesskey.length", sessionKeyLength)
    flags.append(to: &fields)
    version?.append(to: &fields)
    if hasMIC { fields.number("ntlmssp.authenticate.mic.length", 16) }
  }

  /// Where the values lie, in the order of the message.
  private struct Buffers {
    let lmResponse, ntResponse, domain, user, workstation, sessionKey: NTLMBuffer

    init(parsing reader: inout ByteReader) throws(ParseError) {
      lmResponse = try NTLMBuffer(parsing: &reader, "ntlm lm response")
      ntResponse = try NTLMBuffer(parsing: &reader, "ntlm nt response")
      domain = try NTLMBuffer(parsing: &reader, "ntlm domain name")
      user = try NTLMBuffer(parsing: &reader, "ntlm user name")
      workstation = try NTLMBuffer(parsing: &reader, "ntlm workstation")
      sessionKey = try NTLMBuffer(parsing: &reader, "ntlm session key")
    }

    /// Where the first value that is not empty begins.
    var payloadOffset: Int? {
      [lmResponse, ntResponse, domain, user, workstation, sessionKey].filter { $0.length > 0 }.map(\.offset).min()
    }
  }
}
