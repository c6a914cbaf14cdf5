import Bytes

/// Any of the three NTLM messages, told apart by their type.
///
/// MS-NLMP 2.2.1.
public enum NTLMMessage: Equatable, Sendable {
  case negotiate(NTLMNegotiate)
  case challenge(NTLMChallenge)
  case authenticate(NTLMAuthenticate)

  /// Reads the message, which owns the reader to its end.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    let type = try NTLMMessageHeader.readType(&ahead)
    switch type {
    case .negotiate: self = .negotiate(try NTLMNegotiate(parsing: &reader))
    case .challenge: self = .challenge(try NTLMChallenge(parsing: &reader))
    case .authenticate: self = .authenticate(try NTLMAuthenticate(parsing: &reader))
    default:
      throw reader.invalid(
        "ntlm message type", at: reader.position + 8, expected: "1, 2 or 3", found: type.rawValue)
    }
  }

  public var message: any WireMessage {
    switch self {
    case .negotiate(let message): message
    case .challenge(let message): message
    case .authenticate(let message): message
    }
  }
}
