import Bytes
import Dissectors
import Testing

struct NegotiationTests {
  @Test func namesMechanismsBestFirst() throws {
    let message = try NegTokenInit(Sample.bytes("SPNEGO NegTokenInit: Windows with a ticket"))
    #expect(message.mechanisms == [.microsoftKerberos, .kerberos, .negoEx, .ntlm])
    #expect(message.mechanisms.map(\.name) == ["MS-KRB5", "KRB5", "NEGOEX", "NTLMSSP"])
    guard case .message(.apRequest(let request)) = message.mechanismToken?.kerberos?.content else {
      return #expect(Bool(false))
    }
    #expect(request.ticket.service.text == "TERMSRV/host.example.test")
  }

  @Test func tellsHintsFromMIC() throws {
    let hints = try NegTokenInit(Sample.bytes("SPNEGO NegTokenInit: hints of a server"))
    #expect(hints.hintName == "not_defined_in_RFC4178@please_ignore")
    #expect(hints.mechanismListMICLength == nil)
    let mic = try NegTokenInit(Sample.bytes("SPNEGO NegTokenInit: MIC of the list"))
    #expect(mic.hintName == nil)
    #expect(mic.mechanismListMICLength == 16)
  }

  @Test func readsAnswer() throws {
    let challenge = try NegTokenResp(Sample.bytes("SPNEGO NegTokenResp: challenge of NTLM"))
    #expect(challenge.state == .acceptIncomplete)
    #expect(challenge.mechanism == .ntlm)
    guard case .challenge(let message) = challenge.responseToken?.ntlm else { return #expect(Bool(false)) }
    #expect(message.targetName == "CONTOSO")

    let reply = try NegTokenResp(Sample.bytes("SPNEGO NegTokenResp: AP-REP"))
    #expect(reply.responseToken?.kerberos?.id == .apReply)
    let last = try NegTokenResp(Sample.bytes("SPNEGO NegTokenResp: accepted with a MIC"))
    #expect(last.state == .acceptCompleted)
    #expect(last.mechanismListMICLength == 28)
    #expect(try NegTokenResp(Sample.bytes("SPNEGO NegTokenResp: reject")).state == .reject)
  }

  @Test func findsKerberosErrorInsideNegotiation() throws {
    let reply = try NegTokenResp(Sample.bytes("SPNEGO NegTokenResp: skew inside"))
    let error = try #require(reply.responseToken?.kerberos?.error)
    #expect(error.code == .clockSkew)
    #expect(error.clientTime.map { $0.secondsSince1970 - error.serverTime.secondsSince1970 } == 3601)
  }

  @Test func readsTicketAndAnswerOfMIT() throws {
    let start = try TokenMessage.sample("SPNEGO, AP-REQ").token
    guard case .negotiationStart(let offer) = start.content,
      case .message(.apRequest(let request)) = start.kerberos?.content
    else { return #expect(Bool(false)) }
    #expect(offer.mechanisms == [.kerberos])
    #expect(start.kerberos?.id == .apRequest)
    #expect(request.options == .mutualRequired)
    #expect((request.ticket.realm, request.ticket.service.text) == ("LAB.EXAMPLE", "TERMSRV/rds01.lab.example"))
    #expect(request.ticket.encrypted.type.name == "aes256-cts-hmac-sha1-96")

    let answer = try TokenMessage.sample("SPNEGO, AP-REP").token
    guard case .negotiationResponse(let reply) = answer.content,
      case .message(.apReply(let proof)) = answer.kerberos?.content
    else { return #expect(Bool(false)) }
    #expect(reply.state == .acceptCompleted)
    #expect(reply.mechanism == .kerberos)
    #expect(proof.encrypted.length == 111)
  }

  /// With DCE_STYLE, which Windows uses, nothing but the first token has the header of RFC 2743, and there is a third.
  @Test(arguments: ["AP-REQ", "AP-REP", "AP-REP without a header", "third token without a header"])
  func readsTokensOfMIT(_ name: String) throws {
    let token = try #require(try TokenMessage.sample(name).token.kerberos)
    #expect((token.mechanism == nil) == name.hasSuffix("without a header"))
    switch token.content {
    case .message(.apRequest(let request)): #expect(name == "AP-REQ" && request.ticket.realm == "LAB.EXAMPLE")
    case .message(.apReply): #expect(name != "AP-REQ")
    default: #expect(Bool(false), "\(token.content)")
    }
  }

  @Test func readsUserToUser() throws {
    let request = try TSRequest(Sample.bytes("CredSSP TSRequest: user-to-user"))
    guard case .tgtRequest(let message) = request.tokens.first?.kerberos?.content else { return #expect(Bool(false)) }
    #expect(message.service?.text == "TERMSRV/rds01.contoso.com")
    let answer = try TSRequest(Sample.bytes("CredSSP TSRequest: user-to-user, answer"))
    guard case .tgtReply(let reply) = answer.tokens.first?.kerberos?.content else { return #expect(Bool(false)) }
    #expect(reply.ticket.service.text == "krbtgt/EXAMPLE.TEST")
  }

  @Test func recognisesTokensWithoutNegotiation() throws {
    let request = try Sample.bytes("Kerberos AP-REQ: mutual").token
    guard case .message(.apRequest) = request.kerberos?.content else { return #expect(Bool(false)) }
    #expect(request.kerberos?.mechanism == nil)
    #expect(Array("NEGOEXTS".utf8).token.content == .negoEx)
    #expect([0x01, 0x00, 0x00, 0x00].token.content == .opaque(nil))
    #expect([UInt8]().token.content == .opaque(nil))
  }

  @Test func keepsUnknownMechanism() {
    let iakerb: [UInt8] = [0x60, 0x0B, 0x06, 0x06, 0x2B, 0x06, 0x01, 0x05, 0x02, 0x05, 0x05, 0x01, 0x00]
    #expect(iakerb.token.content == .opaque(.iakerb))
    #expect(iakerb.token.fields == [Field("gss-api.OID", .text("1.3.6.1.5.2.5"), meaning: "IAKERB")])
  }

  @Test func refusesEndlessNumberOfIdentifier() {
    let bytes: [UInt8] = [0x60, 0x0E, 0x06, 0x0C, 0x2B] + [UInt8](repeating: 0xFF, count: 10) + [0x01]
    guard case .malformed(let error) = bytes.token.content else { return #expect(Bool(false)) }
    #expect(error.field == "gss mechanism")
  }
}

extension [UInt8] {
  fileprivate var token: SecurityToken { withReader { SecurityToken(parsing: &$0) } }
}
