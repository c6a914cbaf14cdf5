import Conversation
import Testing

@testable import Analyzer

@Suite struct TLSSignaturesTests {
  private func atClientHello(_ hello: Handshake = .clientHello(serverName: "rdp.example")) -> Conversation {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(hello))
    return talk
  }

  private static var large: Handshake {
    .clientHello(
      serverName: "rdp.example", versions: [0x0304, 0x0303], suites: [0x1302] + Handshake.windowsSuites,
      groups: [0x11EC, 0x001D])
  }

  // MARK: - The client breaks off

  /// Alerts about certificates, versions and records have signatures of their own.
  @Test(
    arguments: [
      (40, true), (47, true), (50, true), (80, true), (90, true), (71, true), (0, false), (70, false), (42, false),
      (45, false), (48, false),
    ])
  func alertOfTheClient(description: Int, isOther: Bool) throws {
    var talk = atClientHello()
    talk.serverFlight()
    talk.client(.alert(UInt8(description)))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.tlsClientAlertOther) == (isOther ? .matched(.certain, nil) : .cannotTell))
  }

  @Test func clientThatLeavesBeforeTheServerHello() throws {
    var talk = atClientHello()
    talk.server(.ack)
    talk.wait(seconds: 2)
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try told.judgement(.tlsClientCloseAfterClientHello) == .matched(.likely, nil))
    #expect(try !told.judgement(.tlsResetAfterClientHello).isMatch)
    #expect(try !told.judgement(.tlsNoServerHelloTimeout).isMatch)
  }

  @Test func serverThatLeavesIsNoClientThatGivesUp() throws {
    var talk = atClientHello()
    talk.server(.rst)
    #expect(try Told(talk).judgement(.tlsClientCloseAfterClientHello) == .cannotTell)
  }

  /// Whoever waited long enough met a server that hangs.
  @Test func hungServerComesFirst() throws {
    var talk = atClientHello()
    talk.server(.ack)
    talk.wait(seconds: 16)
    talk.windowsClose()
    let report = try #require(try Told(talk).attempts.first).judged(id: 1, capture: "")
    #expect(report.finding?.id == "tls-no-serverhello-timeout")
  }

  // MARK: - A large ClientHello

  private func largeHello(_ story: (inout Conversation) -> Void) throws -> Told {
    var talk = windowsPair()
    talk.negotiate()
    talk.losing(.afterCapture, segments: [1]) { $0.client(.handshake(Self.large)) }
    story(&talk)
    return try Told(talk)
  }

  @Test func secondHalfThatNeverArrives() throws {
    let told = try largeHello { talk in
      talk.server(.ack)
      for seconds in [0.3, 0.6, 1.2] {
        talk.wait(seconds: seconds)
        talk.losing(.afterCapture) { $0.retransmit(.client, segments: [1]) }
      }
      talk.client(.rst)
    }
    #expect(try told.judgement(.tlsClientHelloFragmentMiddlebox) == .matched(.possible, nil))
    #expect(try !told.judgement(.tcpMTUBlackhole).isMatch)
  }

  @Test func resetBetweenTheHalves() throws {
    let told = try largeHello { $0.server(.rst) }
    #expect(try told.judgement(.tlsClientHelloFragmentMiddlebox) == .matched(.possible, nil))
  }

  @Test func wholeHelloThatIsHungUpOn() throws {
    var talk = atClientHello(Self.large)
    talk.server(.ack)
    talk.server(.rst)
    #expect(try Told(talk).judgement(.tlsClientHelloFragmentMiddlebox).isRuledOut)
    var small = atClientHello()
    small.server(.rst)
    #expect(try Told(small).judgement(.tlsClientHelloFragmentMiddlebox).isRuledOut)
  }

  // MARK: - The certificate

  @Test(arguments: [(3.0, false), (6.0, true)])
  func stallOverTheCertificate(seconds: Double, isStall: Bool) throws {
    var talk = atClientHello()
    talk.serverFlight(.revocable)
    talk.client(.ack)
    talk.wait(seconds: seconds)
    talk.server(.rst)
    let said = try Told(talk).judgement(.tlsRevocationStall)
    #expect(said == (isStall ? .matched(.possible, nil) : .cannotTell))
  }

  @Test func revocationListSpeaksForTheCause() throws {
    var talk = atClientHello()
    talk.serverFlight(.revocable)
    talk.client(.ack)
    talk.wait(seconds: 20)
    talk.server(.fin)
    let finding = try Told(talk).finding(.tlsRevocationStall)
    #expect(finding.causes[0].for == ["the certificate names http://crl.example/ca.crl"])
  }

  @Test func clientThatGoesOnIsNotStalled() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12(.revocable)
    talk.wait(seconds: 20)
    talk.server(.rst)
    #expect(try Told(talk).judgement(.tlsRevocationStall).isRuledOut)
  }

  @Test func keyThatTheClientDidNotAskFor() throws {
    for (schemes, isMatch) in [
      (Handshake.signatureSchemes.filter { $0 & 0xFF != 3 }, true), (Handshake.signatureSchemes, false),
    ] {
      var talk = atClientHello(.clientHello(serverName: "rdp.example", schemes: schemes))
      talk.serverFlight(.ellipticCurve)
      talk.client(.alert(43))
      talk.windowsClose()
      #expect(try Told(talk).judgement(.tlsCertUnsupportedKeytype).isMatch == isMatch)
    }
  }

  @Test func issuersThatInspect() {
    for issuer in [
      "CN=FortiGate CA,O=Fortinet", "CN=Zscaler Intermediate Root CA", "CN=Kaspersky Anti-Virus Personal Root",
    ] {
      #expect(InspectionProduct(issuer: issuer) != nil)
    }
    for issuer in ["CN=rdp.example", "CN=Example Issuing CA", "CN=SRV-FORTUNA,DC=corp", ""] {
      #expect(InspectionProduct(issuer: issuer) == nil)
    }
  }

  // MARK: - FIPS

  @Test(arguments: [([0xCCA8, 0xCCA9], true), ([0xCCA8, 0xC030], false)])
  func ciphersThatFIPSDoesNotKnow(suites: [Int], isMatch: Bool) throws {
    var talk = atClientHello(.clientHello(serverName: "rdp.example", suites: suites))
    talk.server(.alert(40))
    talk.server(.fin)
    let told = try Told(talk)
    #expect(try told.judgement(.tlsFIPSMismatch).isMatch == isMatch)
    #expect(try told.judgement(.tlsAlertHandshakeFailure) == .matched(.certain, nil))
  }

  // MARK: - The negotiation

  @Test(arguments: [(1, 0x07, true), (1, 0x0F, false), (2, 0x0F, true), (2, 0x1F, false), (0, 0x07, false)])
  func modeThatTheServerDoesNotHave(asked: Int, able: Int, isMatch: Bool) throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(protocols: 0xB, cookie: "alice", flags: UInt8(asked)))
    talk.server(.x224Confirm(selected: 2, flags: UInt8(able)))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.x224RestrictedAdminUnsupported).isMatch == isMatch)
  }

  @Test func clientThatGoesOnDoesWithoutTheMode() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(protocols: 0xB, cookie: "alice", flags: 1))
    talk.server(.x224Confirm(selected: 2, flags: 7))
    talk.securedSession()
    #expect(try Told(talk).judgement(.x224RestrictedAdminUnsupported).isRuledOut)
  }

  @Test func tokenOfAUserLeadsNowhere() throws {
    for (token, isMatch) in [("Cookie: mstshash=alice", false), ("tsv://VMResource.1.Pool", true)] {
      var talk = windowsPair()
      talk.handshake()
      talk.client(.x224Request(token: token))
      talk.server(.rst)
      #expect(try Told(talk).judgement(.x224RoutingTokenRejected).isMatch == isMatch)
    }
  }
}
