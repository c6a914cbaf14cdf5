import Bytes

/// What one side's security package gives the other, whatever it is: a negotiation, a mechanism's own message, or neither.
///
/// RFC 2743 section 3.1, RFC 4178 section 4.2 and MS-CSSP 2.2.1.1. The token says what it is by its first bytes. One that is
/// broken does not break the message around it.
public struct SecurityToken: Equatable, Sendable {
  /// Where the token lies, in absolute positions of the reader.
  public let range: Range<Int>
  public let content: Content

  public indirect enum Content: Equatable, Sendable {
    case ntlm(NTLMMessage)
    case negotiationStart(NegTokenInit)
    case negotiationResponse(NegTokenResp)
    case kerberos(KerberosToken)
    /// Extended negotiation between Windows systems. MS-NEGOEX.
    case negoEx
    /// A token that is not read, and the mechanism that it names.
    case opaque(SecurityMechanism?)
    case malformed(ParseError)
  }

  /// Reads the token, which owns the reader to its end.
  public init(parsing reader: inout ByteReader) {
    self.init(parsing: &reader, isNegotiated: false)
  }

  /// Reads the token that a negotiation carries, which is no negotiation again: so tokens nest once.
  init(negotiated reader: inout ByteReader) {
    self.init(parsing: &reader, isNegotiated: true)
  }

  private init(parsing reader: inout ByteReader, isNegotiated: Bool) {
    range = reader.position..<reader.end
    var token = reader.rest()
    do throws(ParseError) {
      content = try Content(parsing: &token, isNegotiated: isNegotiated)
    } catch {
      content = .malformed(error)
    }
  }

  /// The NTLM message that the token is, or that its negotiation carries.
  public var ntlm: NTLMMessage? {
    if case .ntlm(let message) = content { message } else { mechanismToken?.ntlm }
  }

  /// The Kerberos message that the token is, or that its negotiation carries.
  public var kerberos: KerberosToken? {
    if case .kerberos(let token) = content { token } else { mechanismToken?.kerberos }
  }

  /// The token that a negotiation carries.
  private var mechanismToken: SecurityToken? {
    switch content {
    case .negotiationStart(let message): message.mechanismToken
    case .negotiationResponse(let message): message.responseToken
    default: nil
    }
  }

  public func append(to fields: inout FieldList) {
    switch content {
    case .ntlm(let ntlm): ntlm.message.append(to: &fields)
    case .negotiationStart(let message): message.append(to: &fields)
    case .negotiationResponse(let message): message.append(to: &fields)
    case .kerberos(let token): token.append(to: &fields)
    case .negoEx: break
    case .opaque(let mechanism): mechanism?.append(as: "gss-api.OID", to: &fields)
    case .malformed(let error): fields.text("_ws.malformed", "\(error)")
    }
  }
}

extension SecurityToken.Content {
  init(parsing reader: inout ByteReader, isNegotiated: Bool) throws(ParseError) {
    if NTLMMessageHeader.isNext(in: reader) {
      self = .ntlm(try NTLMMessage(parsing: &reader))
    } else if reader.starts(with: "NEGOEXTS") {
      self = .negoEx
    } else if reader.isNext(.application(0)) {
      self = try reader.readElement(.application(0), "gss token") { token throws(ParseError) in
        try Self(afterMechanismIn: &token, isNegotiated: isNegotiated)
      }
    } else if KerberosMessage.isNext(in: reader) {
      self = .kerberos(try KerberosToken(withoutHeader: &reader))
    } else if !isNegotiated, let negotiation = try Self(negotiationIn: &reader) {
      self = negotiation
    } else {
      self = .opaque(nil)
    }
  }

  /// Reads the inside of an initial token: the mechanism, then what it sends. RFC 2743 section 3.1.
  private init(afterMechanismIn reader: inout ByteReader, isNegotiated: Bool) throws(ParseError) {
    let mechanism = SecurityMechanism(objectIdentifier: try reader.readObjectIdentifier("gss mechanism"))
    if mechanism.isKerberos {
      self = .kerberos(try KerberosToken(parsing: &reader, mechanism: mechanism))
    } else if mechanism == .spnego, !isNegotiated, let negotiation = try Self(negotiationIn: &reader) {
      self = negotiation
    } else {
      self = .opaque(mechanism)
    }
  }

  /// A NegotiationToken, or nil if none comes next. RFC 4178 section 4.2.
  private init?(negotiationIn reader: inout ByteReader) throws(ParseError) {
    if reader.isNext(.context(0)) {
      self = .negotiationStart(try NegTokenInit(parsing: &reader))
    } else if reader.isNext(.context(1)) {
      self = .negotiationResponse(try NegTokenResp(parsing: &reader))
    } else {
      return nil
    }
  }
}
