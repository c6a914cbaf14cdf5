import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

@Suite struct KerberosSignaturesTests {
  private let kdc: Address = "10.0.0.88"
  private let service = "TERMSRV/rdp.example"

  /// The signatures that match the first attempt.
  private func matches(_ told: Told) throws -> [String] {
    try [Signature.krbClientError, .krbSkew, .krbPrincipalUnknown, .kdcUnreachable]
      .filter { try told.judgement($0).isMatch }.map(\.id)
  }

  private func refused(_ code: Int, for service: String, server: String? = nil) throws -> Told {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: service))
    talk.hear(kdc, .error(code, for: service))
    return try Told(talk, server: server)
  }

  // MARK: - Without a connection

  @Test(
    arguments: [
      (6, "krb-client-error"), (24, "krb-client-error"), (18, "krb-client-error"), (23, "krb-client-error"),
      (14, "krb-client-error"), (37, "krb-skew"), (7, "krb-principal-unknown"),
    ])
  func eachCodeHasOneSignature(code: Int, id: String) throws {
    let told = try refused(code, for: service)
    #expect(told.attempts.count == 1 && told.attempts[0].serverName == "rdp.example")
    #expect(try matches(told) == [id])
    let report = told.attempts[0].judged(id: 1, capture: "")
    #expect(report.verdict == .failed && report.phase == .credssp && report.closedBy == .nobody)
    #expect(report.finding?.confidence == .certain && report.finding?.evidence.map(\.frame) == [1, 2])
  }

  /// Pre-authentication is asked for on the way, and so is TCP; other codes have no signature.
  @Test(arguments: [25, 52, 12]) func otherCodesMakeNoAttempt(code: Int) throws {
    #expect(try refused(code, for: service).attempts.isEmpty)
  }

  @Test func logonToTheDomainCountsOnlyWhenTheServerIsNamed() throws {
    #expect(try refused(24, for: "krbtgt/EXAMPLE").attempts.isEmpty)
    let told = try refused(24, for: "krbtgt/EXAMPLE", server: "desk.example")
    #expect(try told.judgement(.krbClientError) == .matched(.likely, .nobody))
    #expect(try refused(24, for: "cifs/files.example", server: "desk.example").attempts.isEmpty)
  }

  @Test func ticketThatCameAfterAllIsNoFailure() throws {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: service))
    talk.hear(kdc, .error(24, for: service))
    talk.ask(kdc, .request(for: service))
    talk.hear(kdc, .ticket(for: service))
    #expect(try Told(talk).attempts.isEmpty)
  }

  @Test func refusalOverTCPIsRead() throws {
    var talk = Conversation(client: "192.0.2.10", server: kdc, port: 88)
    talk.handshake()
    talk.client(KerberosText.request(for: service).overTCP)
    talk.server(KerberosText.error(7, for: service).overTCP)
    talk.client(.fin)
    talk.server(.fin)
    #expect(try matches(Told(talk)) == ["krb-principal-unknown"])
  }

  /// Tickets of Windows are longer than a segment: of such a reply the ring holds the beginning.
  @Test func ticketInTwoSegmentsEndsARefusalAsWell() throws {
    var talk = Conversation(client: "192.0.2.10", server: kdc, port: 88)
    talk.handshake()
    talk.client(KerberosText.request(for: service).overTCP)
    talk.server(KerberosText.error(24, for: service).overTCP)
    talk.client(KerberosText.request(for: service).overTCP)
    for part in KerberosText.ticket(for: service).overTCP(cutAt: 60) { talk.server(part) }
    talk.client(.fin)
    talk.server(.fin)
    #expect(try Told(talk).attempts.isEmpty)
  }

  // MARK: - No answer

  @Test func silenceNeedsTwoQuestionsAndFiveSeconds() throws {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: service))
    talk.wait(seconds: 2)
    talk.ask(kdc, .request(for: service))
    #expect(try Told(talk).attempts.isEmpty)
    talk.wait(seconds: 4)
    talk.ask("10.0.0.89", .request(for: service))
    #expect(try Told(talk).judgement(.kdcUnreachable) == .matched(.likely, .nobody))
    talk.hear("10.0.0.89", .error(25, for: service))
    #expect(try Told(talk).attempts.isEmpty)
  }

  @Test func portThatIsClosedIsCertain() throws {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: service))
    var tcp = Conversation(client: "192.0.2.10", server: kdc, port: 88, at: talk.clock + 1)
    tcp.client(.syn)
    tcp.server(.refusal)
    #expect(try Told(talk, tcp).judgement(.kdcUnreachable) == .matched(.certain, .nobody))
  }

  @Test(arguments: [0xC000_005E, 0x8009_0311] as [UInt32])
  func serverThatReachesNoneSaysSo(code: UInt32) {
    #expect(RefusalTopic(NTStatus(rawValue: code), usesNTLM: true) == .noAuthority)
  }

  // MARK: - Beside a connection

  /// The client finishes TLS, something happens, and it leaves.
  private func logon(cookie: String = "alice", _ story: (inout Conversation) -> Void) throws -> Told {
    var talk = windowsPair()
    talk.negotiate(selecting: 2, cookie: cookie)
    talk.tls12()
    story(&talk)
    talk.windowsClose()
    talk.wait(seconds: 61)
    talk.ask("10.0.0.99", .request("somebody", for: "host/other"))
    return try Told(talk)
  }

  @Test func refusalForTheServerExplainsWhyTheClientLeft() throws {
    let told = try logon { talk in
      talk.ask(kdc, .request(for: service))
      talk.hear(kdc, .error(7, for: service))
    }
    #expect(try told.judgement(.krbPrincipalUnknown) == .matched(.certain, nil))
    let report = told.attempts[0].judged(id: 1, capture: "")
    #expect(report.finding?.id == "krb-principal-unknown" && report.closedBy == .client)
  }

  /// A host by another name has no ticket, and the logon goes on with NTLM: what the server says of that is what counts.
  @Test(arguments: [7, 24])
  func clientThatWentOnWithNTLMDidNotFailForWantOfATicket(code: Int) throws {
    let told = try logon { talk in
      talk.ask(kdc, .request(for: service))
      talk.hear(kdc, .error(code, for: service))
      for (client, server) in [(57, 295), (677, 15)] {
        talk.client(.sealed(client))
        talk.server(.sealed(server))
      }
    }
    #expect(try !matches(told).contains { $0.hasPrefix("krb-") })
    #expect(told.attempts[0].judged(id: 1, capture: "").finding?.id == "nla-errorcode-undecrypted")
  }

  @Test func refusalForAnotherHostIsNothing() throws {
    let told = try logon { talk in
      talk.ask(kdc, .request(for: "TERMSRV/other.example"))
      talk.hear(kdc, .error(7, for: "TERMSRV/other.example"))
    }
    #expect(try matches(told) == [])
  }

  /// What Windows asks first is a ticket for the user, who is the one of the cookie.
  @Test(arguments: [("alice", true), ("EXAMPLE\\al", true), ("bob", false)])
  func refusalOfTheUserCountsWhenItIsTheUserOfTheConnection(cookie: String, counts: Bool) throws {
    let told = try logon(cookie: cookie) { talk in
      talk.ask(kdc, .request("alice", for: "krbtgt/EXAMPLE"))
      talk.hear(kdc, .error(24, for: "krbtgt/EXAMPLE"))
    }
    #expect(try told.judgement(.krbClientError) == (counts ? .matched(.likely, nil) : .cannotTell))
  }

  @Test func sessionThatRanNeededNoTicket() throws {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: service))
    talk.hear(kdc, .error(7, for: service))
    talk.windowsSession()
    let told = try Told(talk)
    #expect(try matches(told) == [] && told.attempts.count == 1)
    #expect(told.attempts[0].judged(id: 1, capture: "").verdict == .succeeded)
  }

  @Test func codeOfTheServerSaysMore() throws {
    let told = try Told(fixture: "nla-logon-failure")
    #expect(try matches(told) == [])
    #expect(try told.judgement(.kdcUnreachable).isRuledOut)
  }
}
