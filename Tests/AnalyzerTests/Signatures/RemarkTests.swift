import Conversation
import Testing

@testable import Analyzer

/// What is told beside a verdict. All conversations are composed.
@Suite struct RemarkTests {
  private func remarks(_ attempt: AttemptReport?) throws -> [String] { try #require(attempt).remarks.map(\.id) }

  private func remarks(_ talk: Conversation) throws -> [String] {
    try remarks(Told(talk).attempts.first?.judged(id: 1, capture: ""))
  }

  private func remarks(fixture name: String) throws -> [String] {
    try remarks(Told(fixture: name).attempts.first?.judged(id: 1, capture: ""))
  }

  private func lookUp(seconds: Double) -> Conversation {
    var talk = windowsPair()
    talk.dnsQuery("rdp.example", to: "10.0.0.53", id: 1)
    talk.wait(seconds: seconds)
    talk.dnsAnswer("rdp.example", ["198.51.100.20"], from: "10.0.0.53", id: 1)
    talk.windowsSession()
    return talk
  }

  @Test(arguments: [(1.9, false), (2.1, true)])
  func lookUpOfMoreThanTwoSecondsIsSlow(seconds: Double, isSlow: Bool) throws {
    #expect(try remarks(lookUp(seconds: seconds)).contains("name-slow") == isSlow)
  }

  @Test func answerThatCameAfterTheConnectionDelayedNothing() throws {
    var asked = windowsPair()
    asked.dnsQuery("rdp.example", to: "10.0.0.53", id: 1)
    asked.dnsAnswer("rdp.example", ["198.51.100.20"], from: "10.0.0.53", id: 1)
    asked.dnsQuery("rdp.example", type: 28, to: "10.0.0.53", id: 2)
    var session = asked.reconnection(after: 0.1)
    session.windowsSession()
    asked.wait(seconds: 3)
    asked.dnsAnswer("rdp.example", [], type: 28, from: "10.0.0.53", id: 2)
    let attempt = try Told(Recording(asked, session)).attempts.first
    #expect(try !remarks(attempt?.judged(id: 1, capture: "")).contains("name-slow"))
  }

  private func session(_ change: (inout Conversation) -> Void, serverName: String? = "rdp.example") -> Conversation {
    var talk = windowsPair()
    change(&talk)
    talk.negotiate()
    talk.tls12(serverName: serverName)
    talk.logonToDesktop()
    talk.session(seconds: 6)
    talk.windowsClose()
    return talk
  }

  @Test func smallSegmentsOfTheServerAreStripped() throws {
    #expect(try remarks(session { $0[.server].mss = 536 }).contains("tcp-handshake-options-stripped"))
    #expect(try !remarks(session { $0[.server].mss = 1400 }).contains("tcp-handshake-options-stripped"))
    #expect(
      try !remarks(
        session {
          $0[.client].mss = 536
          $0[.server].mss = 536
        }
      ).contains("tcp-handshake-options-stripped"))
  }

  @Test(arguments: [("rdp.example", false), (nil, true), ("198.51.100.20", true)] as [(String?, Bool)])
  func clientWithoutANameWasToldAnAddress(name: String?, isAddress: Bool) throws {
    let reports = try Told(session({ _ in }, serverName: name)).attempts.map { $0.judged(id: 1, capture: "") }
    let remark = reports.first?.remarks.first { $0.id == "ip-literal-target" }
    #expect((remark != nil) == isAddress)
    #expect(remark?.isContext ?? true)
  }

  @Test func lookedUpNameIsAName() throws {
    var talk = windowsPair()
    talk.dnsQuery("rdp.example", to: "10.0.0.53", id: 1)
    talk.dnsAnswer("rdp.example", ["198.51.100.20"], from: "10.0.0.53", id: 1)
    talk.negotiate()
    talk.tls12(serverName: nil)
    talk.windowsClose()
    #expect(try !remarks(talk).contains("ip-literal-target"))
  }

  @Test func failureByAddressIsToldSoWithoutBeingAsked() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12(serverName: nil)
    talk.refusedNTLM()
    let report = try #require(try Told(talk).attempts.first).judged(id: 1, capture: "")
    #expect(report.verdict == .failed)
    #expect(report.remarks.first { $0.id == "ip-literal-target" }?.isContext == false)
  }

  @Test func fixturesShowTheirs() throws {
    #expect(try remarks(fixture: "composed-lk-self-signed").contains("lk-self-signed"))
    #expect(try remarks(fixture: "composed-lk-deactivate-reactivate") == ["lk-deactivate-reactivate"])
    #expect(try !remarks(fixture: "tls-interception-issuer").contains("lk-self-signed"))
  }

  @Test(arguments: [(28, true), (0, false)])
  func cookieOfAnEarlierSessionIsAReconnection(count: Int, isReconnection: Bool) throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.client(.connectInitial())
    talk.server(.connectResponse(method: 0, level: 0))
    talk.client(.erectDomain)
    talk.client(.attachUser)
    talk.server(.attachUserConfirm)
    for channel in 1003...1007 {
      talk.client(.channelJoin(channel))
      talk.server(.channelJoinConfirm(channel))
    }
    talk.client(.clientInfo(cookie: count))
    talk.server(.errorInfo(0x3))
    talk.server(.ultimatum(reason: 1))
    talk.windowsClose()
    let report = try #require(try Told(talk).attempts.first).judged(id: 1, capture: "")
    #expect(report.connections.first?.lastCompletedStep == .clientInfo)
    #expect(report.remarks.map(\.id).contains("auto-reconnect") == isReconnection)
  }

  /// Somebody who looks at two in the morning is told what is of use.
  @Test(arguments: Fixture.everything.filter { $0.name.hasPrefix("healthy-") })
  func plainSessionsAreToldWithoutRemarks(_ fixture: Fixture) throws {
    for attempt in try fixture.analyze() { #expect(attempt.remarks.filter { !$0.isContext } == []) }
  }
}
