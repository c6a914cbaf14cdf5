import Bytes

/// Every later token of a negotiation: how it stands, the mechanism chosen, and the mechanism's next token.
///
/// RFC 4178 section 4.2.2, NegTokenResp; older texts call it NegTokenTarg.
public struct NegTokenResp: WireMessage {
  public static let name = "SPNEGO NegTokenResp"

  public let state: State?
  /// The mechanism the acceptor chose, in its first answer alone.
  public let mechanism: SecurityMechanism?
  public let responseToken: SecurityToken?
  public let mechanismListMICLength: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.read(1, "negTokenResp") { choice throws(ParseError) in
      try choice.readElement(.sequence, "negTokenResp") { body throws(ParseError) in
        try NegTokenResp(elements: &body)
      }
    }
  }

  private init(elements body: inout ByteReader) throws(ParseError) {
    state = try body.readIfPresent(0, "negState") { value throws(ParseError) in
      State(rawValue: try value.readInteger("negState", tag: .enumerated))
    }
    mechanism = try body.readIfPresent(1, "supportedMech") { value throws(ParseError) in
      SecurityMechanism(objectIdentifier: try value.readObjectIdentifier("supportedMech"))
    }
    responseToken = try body.readIfPresent(2, "responseToken") { octets throws(ParseError) in
      try octets.readElement(.octetString, "responseToken") { SecurityToken(negotiated: &$0) }
    }
    mechanismListMICLength = try body.readIfPresent(3, "mechListMIC") { mic throws(ParseError) in
      try mic.readOctetsLength("mechListMIC")
    }
  }

  public func append(to fields: inout FieldList) {
    fields.number("spnego.negResult", state)
    mechanism?.append(as: "spnego.supportedMech", to: &fields)
    responseToken?.append(to: &fields)
    fields.number("spnego.mechListMIC.length", mechanismListMICLength)
  }

  /// How the negotiation stands.
  public struct State: OpenCode {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let acceptCompleted = Self(rawValue: 0)
    public static let acceptIncomplete = Self(rawValue: 1)
    public static let reject = Self(rawValue: 2)
    public static let requestMIC = Self(rawValue: 3)

    public var name: String? {
      switch self {
      case .acceptCompleted: "accept-completed"
      case .acceptIncomplete: "accept-incomplete"
      case .reject: "reject"
      case .requestMIC: "request-mic"
      default: nil
      }
    }
  }
}
