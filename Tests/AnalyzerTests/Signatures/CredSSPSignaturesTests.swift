import Conversation
import Dissectors
import Foundation
import Testing

@testable import Analyzer

@Suite struct CredSSPSignaturesTests {
  /// A connection that has got as far as CredSSP, TLS 1.2.
  func atCredSSP(_ selected: Int = 2) -> Conversation {
    var talk = windowsPair()
    talk.negotiate(selecting: selected)
    talk.tls12()
    return talk
  }

  // MARK: - With an error code that can be read

  private static let told: [(fixture: String, Signature)] = [
    ("nla-logon-failure", .nlaLogonFailure), ("nla-account-state", .nlaAccountState),
    ("nla-refused-other", .nlaRefusedOther), ("clock-skew", .clockSkew), ("ntlm-blocked", .ntlmBlocked),
    ("ntlm-channel-binding", .ntlmChannelBinding),
  ]

  @Test(arguments: 0..<6)
  func eachCodeHasOneSignatureAndRulesOutTheOthers(place: Int) throws {
    let told = try Told(fixture: Self.told[place].fixture)
    for (other, (_, signature)) in Self.told.enumerated() {
      let said = try told.judgement(signature)
      if other == place { #expect(said == .matched(.certain, nil)) } else { #expect(said.isRuledOut) }
    }
    #expect(try told.judgement(.nlaErrorcodeUndecrypted).isRuledOut)
    #expect(try told.judgement(.nlaSilentDropAfterAuthToken).isRuledOut)
  }

  @Test func evidenceNamesUserAndCode() throws {
    let finding = try Told(fixture: "nla-account-state").finding(.nlaAccountState)
    #expect(finding.evidence.map(\.field) == ["ntlmssp.auth.username", "credssp.errorCode"])
    #expect(finding.evidence[0].text.contains("logged on as alice"))
    #expect(finding.evidence[1].text.hasSuffix("STATUS_ACCOUNT_LOCKED_OUT (0xC0000234): the account is locked out"))
    #expect(finding.causes[0].title.contains("locked out") && finding.causes[0].for.count == 1)
    #expect(finding.causes[1].against.count == 1)
  }

  @Test func everyCodeOfTheListHasATopicOfItsOwn() {
    let account: [UInt32] = [
      0xC000_006E, 0xC000_006F, 0xC000_0070, 0xC000_0071, 0xC000_0072, 0xC000_0193, 0xC000_0224, 0xC000_0234,
      0xC000_015B,
    ]
    for code in account { #expect(RefusalTopic(NTStatus(rawValue: code), usesNTLM: true) == .accountState) }
    for code: UInt32 in [0xC000_006D, 0xC000_006A, 0xC000_0064, 0x8009_030C] {
      #expect(RefusalTopic(NTStatus(rawValue: code), usesNTLM: false) == .logonFailure)
    }
    #expect(RefusalTopic(.unsupportedFunction, usesNTLM: true) == .ntlmBlocked)
    #expect(RefusalTopic(.unsupportedFunction, usesNTLM: false) == .other)
    #expect(RefusalTopic(NTStatus(rawValue: 0xC0DE_C0DE), usesNTLM: true) == .other)
  }

  @Test func unknownCodeIsShownAsItCame() {
    #expect(NTStatus(rawValue: 0xC0DE_C0DE).told.hasPrefix("0xC0DEC0DE, which the list"))
    #expect("NTLM is off.".asClause == "NTLM is off")
  }

  // MARK: - Without keys

  @Test(arguments: [(15, Confidence.likely), (16, .likely), (14, nil), (17, nil), (59, nil)] as [(Int, Confidence?)])
  func sizeOfTheLastAnswerDecides(size: Int, confidence: Confidence?) throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.server(.sealed(295))
    talk.client(.sealed(677))
    talk.server(.sealed(size), .fin)
    let told = try Told(talk)
    #expect(try told.judgement(.nlaErrorcodeUndecrypted) == confidence.map { .matched($0, nil) } ?? .cannotTell)
    #expect(try told.judgement(.nlaLogonFailure) == .cannotTell)
    #expect(try told.judgement(.nlaSilentDropAfterAuthToken).isRuledOut)
    let step = try #require(told.attempts[0].connections[0].progress.last?.step)
    #expect(step == (confidence == nil ? .credsspServerKey : .credsspAuthenticate))
  }

  /// In TLS 1.3 a record is 17 bytes longer than what it holds.
  @Test func sizeIsTheSameInTLS13() throws {
    var talk = windowsPair()
    talk.negotiate(selecting: 2)
    talk.tls13()
    talk.client(.sealed(57, .tls13))
    talk.server(.sealed(295, .tls13))
    talk.client(.sealed(677, .tls13))
    talk.server(.sealed(15, .tls13))
    talk.client(.rst)
    #expect(try Told(talk).judgement(.nlaErrorcodeUndecrypted) == .matched(.likely, nil))
  }

  /// mstsc resets when it has the code: that is no user at a prompt.
  @Test func clientThatResetsOnARefusalHasFailed() throws {
    var talk = atCredSSP()
    talk.refusedNTLM()
    let report = try #require(try Told(talk).attempts.first).judged(id: 1, capture: "")
    #expect(report.verdict == .failed && report.finding?.id == "nla-errorcode-undecrypted")
    #expect(report.firstMissingStep == .credsspServerKey)
  }

  @Test func wrongPasswordThenTheRightOneIsASuccess() throws {
    let told = try Told(WindowsStories.wrongPasswordThenRight)
    let report = try #require(told.attempts.first).judged(id: 1, capture: "")
    #expect(told.attempts.count == 1 && report.verdict == .succeeded && report.finding == nil)
    #expect(report.lookalikes.contains { $0.id == "lk-wrong-password-retry" })
  }

  @Test func sessionThatEndsAtAJoinedChannelWasNotRefused() throws {
    var talk = atCredSSP()
    talk.ntlm()
    talk.credentials(early: false)
    for (client, server) in [(462, 126), (8, 11), (12, 15)] {
      talk.client(.sealed(client))
      talk.server(.sealed(server))
    }
    talk.server(.fin)
    #expect(try Told(talk).judgement(.nlaErrorcodeUndecrypted) == .cannotTell)
  }

  /// Without CredSSP an answer of 15 bytes is a joined channel.
  @Test func serverWithoutCredSSPRefusesNobody() throws {
    var talk = atCredSSP(1)
    talk.client(.sealed(462))
    talk.server(.sealed(15), .fin)
    #expect(try Told(talk).judgement(.nlaErrorcodeUndecrypted) == .cannotTell)
    #expect(try Told(talk).judgement(.nlaSilentDropAfterAuthToken) == .cannotTell)
  }

  // MARK: - What the client says in NTLM weighs

  /// FreeRDP answers with NTLMv2 and the server's time.
  @Test func ntlmAnswerAndClocksWeighTheCauses() throws {
    let binding = try Told(fixture: "ntlm-channel-binding").finding(.ntlmChannelBinding)
    let old = try #require(binding.causes.first { $0.title.contains("NTLMv1") })
    #expect(old.against.count == 1 && old.for.isEmpty)
    let skew = try Told(fixture: "clock-skew").finding(.clockSkew)
    let own = try #require(skew.causes.first { $0.title.contains("client's clock") })
    #expect(own.against.isEmpty && own.for.isEmpty, "it repeats the server's time")
    #expect(skew.causes.last?.title.contains("server's clock") == true && skew.causes.last?.against.count == 1)
    let blocked = try Told(fixture: "ntlm-blocked").finding(.ntlmBlocked)
    #expect(blocked.causes[0].title.contains("policy") || blocked.causes[0].title.contains("address"))
  }

  // MARK: - No answer

  @Test(arguments: [true, false])
  func serverThatHangsUpOnTheProof(isOrderly: Bool) throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.server(.sealed(295))
    talk.client(.sealed(677))
    talk.server(isOrderly ? .fin : .rst)
    let told = try Told(talk)
    #expect(try told.judgement(.nlaSilentDropAfterAuthToken) == .matched(.likely, nil))
    #expect(try told.judgement(.nlaErrorcodeUndecrypted) == .cannotTell)
  }

  @Test func clientThatHangsUpByItselfWasNotDropped() throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.server(.sealed(295))
    talk.client(.sealed(677))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.nlaSilentDropAfterAuthToken) == .cannotTell)
  }

  @Test func serverThatHangsUpAfterItsChallengeHeardNoProof() throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.server(.sealed(295), .fin)
    #expect(try Told(talk).judgement(.nlaSilentDropAfterAuthToken) == .cannotTell)
  }

  @Test func longWaitPointsToADomainControllerThatIsOutOfReach() throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.server(.sealed(295))
    talk.client(.sealed(677))
    talk.server(.ack)
    talk.wait(seconds: 8)
    talk.server(.fin)
    let finding = try Told(talk).finding(.nlaSilentDropAfterAuthToken)
    #expect(finding.causes[0].title.contains("domain controller"))
  }

  /// A server of version 5 has no error code, and a client of version 6 has the update.
  @Test func versionsWeighTheCauses() throws {
    let finding = try Told(fixture: "nla-silent-drop-after-auth-token").finding(.nlaSilentDropAfterAuthToken)
    let update = try #require(finding.causes.first { $0.title.contains("CVE-2018-0886") })
    #expect(update.against.count == 1)
    #expect(finding.evidence[0].text.contains("alice"))
  }
}

// MARK: - A prompt

extension CredSSPSignaturesTests {
  @Test(arguments: [(20.0, nil), (31.0, Confidence.possible), (61.0, .likely)] as [(Double, Confidence?)])
  func waitAfterTLSCountsByItsLength(seconds: Double, confidence: Confidence?) throws {
    for isClient in [true, false] {
      var talk = atCredSSP()
      talk.wait(seconds: seconds)
      if isClient { talk.windowsClose() } else { talk.server(.fin) }
      let expected = confidence.map { Said.matched($0, nil) } ?? .cannotTell
      #expect(try Told(talk).judgement(.nlaPromptAbandoned) == expected)
    }
  }

  @Test func clientThatComesBackHadAnAnswer() throws {
    var first = atCredSSP()
    first.wait(seconds: 40)
    first.windowsClose()
    var second = first.reconnection(after: 1)
    second.windowsSession()
    #expect(try Told(first, second).judgement(.nlaPromptAbandoned).isRuledOut)
  }

  @Test func logonThatBeganIsNoPrompt() throws {
    var talk = atCredSSP()
    talk.client(.sealed(57))
    talk.wait(seconds: 61)
    talk.windowsClose()
    #expect(try Told(talk).judgement(.nlaPromptAbandoned).isRuledOut)
  }

  @Test func tlsAloneAsksNobody() throws {
    var talk = atCredSSP(1)
    talk.wait(seconds: 61)
    talk.windowsClose()
    #expect(try Told(talk).judgement(.nlaPromptAbandoned) == .cannotTell)
  }
}

extension Said {
  var isRuledOut: Bool { if case .ruledOut = self { true } else { false } }
}
