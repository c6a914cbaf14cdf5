// A table of samples made from others: dissectors that find out by the first bytes which message comes next, and messages inside messages.
import Bytes
import Dissectors

extension Sample {
  static let derived = choices + x224Parts + gccParts

  static let choices =
    x224Choices + tlsChoices + mcsChoices + gccChoices + slowPathChoices + licensingChoices + tokenChoices

  static let x224Choices = [
    choice("X.224 TPDU", of: "X.224 Connection Confirm: NLA is required") { reader throws(ParseError) in
      try X224TPDU(parsing: &reader).message
    }
  ]

  static let tlsChoices = [
    choice("TLS handshake message", of: "TLS ServerHello: OpenSSL 3, TLS 1.2") { reader throws(ParseError) in
      try HandshakeMessage.parse(&reader, version: .tls12)
    },
    choice("TLS 1.3 handshake message", of: "TLS ServerHello: OpenSSL 3, TLS 1.3") { reader throws(ParseError) in
      try HandshakeMessage.parse(&reader, version: .tls13)
    },
  ]

  static let mcsChoices = [
    choice("any MCS PDU", of: "MCS Channel Join Confirm: refusal") { reader throws(ParseError) in
      try MCSDomainPDU(parsing: &reader)
    }
  ]

  static let gccChoices = [
    choice("GCC block", of: "\(ClientMonitorData.name): two monitors") { reader throws(ParseError) in
      try GCCBlock(parsing: &reader).message
    }
  ]

  static let slowPathChoices = [
    choice(
      "slow-path PDU, of the share", of: "\(SaveSessionInfo.name): MS-RDPBCGR 4.3.3, header replaced", isExact: false
    ) {
      reader throws(ParseError) in try SlowPathPDU(parsing: &reader).message
    },
    choice("slow-path PDU, secured", of: "\(ClientInfo.name): RDP 4, ANSI", isExact: false) {
      reader throws(ParseError) in try SlowPathPDU(parsing: &reader).message
    },
  ]

  static let licensingChoices = [
    choice("licensing PDU", of: "\(LicenseInfo.name): keys replaced") { reader throws(ParseError) in
      try LicensingPDU(parsing: &reader).message
    }
  ]

  static let tokenChoices = [
    choice("NTLM message", of: "NTLM CHALLENGE: MS-NLMP 4.2.4.3") { reader throws(ParseError) in
      try NTLMMessage(parsing: &reader).message
    },
    choice("Kerberos message", of: "\(KerberosError.name): skew") { reader throws(ParseError) in
      try KerberosMessage(parsing: &reader).message
    },
    choice("RDSTLS message", of: "\(RDSTLSAuthenticationRequest.name): password") { reader throws(ParseError) in
      try RDSTLSMessage.parse(&reader)
    },
    choice("GSS-API token", of: "\(NegTokenInit.name): NTLM alone", isExact: false) {
      reader throws(ParseError) in try TokenMessage(parsing: &reader)
    },
  ]

  static let x224Parts = [
    part(NegotiationRequest.self, of: "X.224 Connection Request: MS-RDPBCGR 4.1.1, cookie", count: 8),
    part(CorrelationInfo.self, of: "X.224 Connection Request: correlation info", count: 36),
  ]

  static let gccParts = [
    part(GCCConferenceCreateRequest.self, of: "MCS Connect Initial: MS-RDPBCGR 4.1.3", count: 307),
    part(ClientNetworkData.self, of: "MCS Connect Initial: MS-RDPBCGR 4.1.3", count: 44),
    part(ClientSecurityData.self, of: "MCS Connect Initial: MS-RDPBCGR 4.1.3", count: 12, before: 44),
    part(ClientClusterData.self, of: "MCS Connect Initial: MS-RDPBCGR 4.1.3", count: 12, before: 56),
    part(GCCConferenceCreateResponse.self, of: "MCS Connect Response: MS-RDPBCGR 4.1.4, keys replaced", count: 287),
    part(ServerSecurityData.self, of: "MCS Connect Response: MS-RDPBCGR 4.1.4, keys replaced", count: 236),
    part(ServerCoreData.self, of: "MCS Connect Response: MS-RDPBCGR 4.1.4, keys replaced", count: 12, before: 252),
  ]

  /// The message in the `count` bytes that stand `end` bytes before the end of the sample called `sample`.
  private static func part<Message: WireMessage>(
    _ message: Message.Type, of sample: String, count: Int, before end: Int = 0
  ) -> Sample {
    Sample(message, "part of \(sample)", Array(named(sample).bytes.dropLast(end).suffix(count)))
  }

  /// `parse` over the bytes of the sample called `sample`.
  private static func choice(
    _ kind: String, of sample: String, isExact: Bool? = nil,
    parse: @escaping @Sendable (inout ByteReader) throws(ParseError) -> any WireMessage
  ) -> Sample {
    let found = named(sample)
    return Sample("\(kind): \(sample)", kind: kind, isExact: isExact ?? found.isExact, found.bytes, parse: parse)
  }

  private static func named(_ name: String) -> Sample {
    let all = x224 + tls + mcs + rdp + credSSP + kerberos
    guard let found = all.first(where: { $0.name == name }) else { fatalError("no sample is called \(name)") }
    return found
  }
}

/// A token of a security package, which is no message of its own in any protocol.
struct TokenMessage: WireMessage {
  static let name = "GSS-API token"

  let token: SecurityToken

  init(parsing reader: inout ByteReader) throws(ParseError) { token = SecurityToken(parsing: &reader) }

  func append(to fields: inout FieldList) { token.append(to: &fields) }
}

extension SecurityToken {
  var fields: [Field] { FieldList.fields(append) }
}
