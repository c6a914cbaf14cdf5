import Conversation
import Testing

@testable import Analyzer

/// What standard RDP security, licensing and the broker say in clear.
@Suite struct SecuritySignaturesTests {
  private func settled(methods: Int = 0x1B, method: Int = 2, level: Int = 2, certificate: Int = 1) -> Conversation {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.client(.connectInitial(methods: methods))
    talk.server(.connectResponse(method: method, level: level, certificate: certificate))
    return talk
  }

  private static let all: [Signature] = [
    .standardSecurityMismatch, .tlsFIPSMismatch, .serverCertUnpack, .standardSecurityDecrypt, .brokerFailure,
    .capsRejected, .x224RoutingTokenRejected,
  ]

  private func matches(_ told: Told) throws -> [String] {
    try Self.all.filter { try told.judgement($0).isMatch }.map(\.id)
  }

  // MARK: - Methods

  @Test(
    arguments: [
      (0x01, 2, 3, "standard-security-mismatch"), (0x0B, 0x10, 4, "tls-fips-mismatch"),
      (0x1B, 2, 2, "server-cert-unpack"),
    ] as [(Int, Int, Int, String)])
  func clientThatLeavesOverTheSettings(methods: Int, method: Int, level: Int, id: String) throws {
    var talk = settled(methods: methods, method: method, level: level)
    talk.windowsClose()
    #expect(try matches(Told(talk)) == [id])
  }

  @Test func clientThatGoesOnAgreed() throws {
    for methods in [1, 0x1B] {
      var talk = settled(methods: methods)
      talk.client(.erectDomain)
      talk.client(.attachUser)
      talk.server(.attachUserConfirm)
      talk.client(.securityExchange)
      talk.windowsClose()
      #expect(try matches(Told(talk)) == [])
    }
  }

  @Test func serverThatLeavesIsNotTheClientThatCannotRead() throws {
    var talk = settled(certificate: 2)
    talk.server(.fin)
    #expect(try matches(Told(talk)) == [])
  }

  /// Under TLS the settings of standard security are empty, and say nothing.
  @Test func noEncryptionIsNoDisagreement() throws {
    var talk = settled(method: 0, level: 0)
    talk.windowsClose()
    #expect(try matches(Told(talk)) == [])
  }

  // MARK: - Set Error Info

  private static let reasons: [(id: String, codes: [Int])] = [
    ("broker-failure", [0x400, 0x402, 0x404, 0x405, 0x406, 0x407, 0x408, 0x409, 0x411, 0x412]),
    ("x224-routing-token-rejected", [0x410]), ("standard-security-decrypt", [0x1191, 0x1192, 0x1193, 0x1195]),
    ("standard-security-mismatch", [0x1194]),
    ("caps-rejected", [0x10D4, 0x10D5, 0x10E5, 0x10E7, 0x10E8, 0x10E9, 0x10EA]),
  ]

  @Test(arguments: reasons.flatMap { reason in reason.codes.map { (reason.id, $0) } })
  func eachReasonHasItsSignatureAndNoOther(id: String, code: Int) throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.server(.errorInfo(code))
    talk.server(.ultimatum(reason: 1))
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try matches(told) == [id])
    let signature = try #require(Self.all.first { $0.id == id })
    #expect(try told.judgement(signature) == .matched(.certain, nil))
  }

  // MARK: - Licensing

  @Test(arguments: [(9.0, nil), (11.0, Confidence.possible), (31.0, .likely)] as [(Double, Confidence?)])
  func challengeWithoutAnswer(seconds: Double, confidence: Confidence?) throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.server(.platformChallenge)
    talk.wait(seconds: seconds)
    talk.server(.rst)
    let told = try Told(talk)
    #expect(try told.judgement(.licenseTimeout) == (confidence.map { .matched($0, nil) } ?? .cannotTell))
    #expect(try !told.judgement(.clientInfoNoReply).isMatch)
  }

  @Test func challengeThatLedToALicence() throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.server(.platformChallenge)
    talk.wait(seconds: 40)
    talk.standardSecurityActivation()
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.licenseTimeout).isMatch)
  }

  @Test func sideThatHangsUpDidNotFallSilent() throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.server(.platformChallenge)
    talk.wait(seconds: 40)
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.licenseTimeout).isMatch)
  }
}
