import Conversation
import Testing

@testable import Analyzer

@Suite struct X224SignaturesTests {
  private static let failures: [(Int, Signature)] = [
    (1, .x224NegFailureSSLRequired), (2, .x224NegFailureSSLNotAllowed), (3, .x224NegFailureNoCert),
    (4, .x224NegFailureInconsistent), (5, .x224NegFailureNLARequired), (6, .x224NegFailureUserCert),
  ]

  @Test(arguments: 1...6)
  func eachFailureCodeHasItsSignatureAndRulesOutTheOthers(code: Int) throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(protocols: 1))
    talk.server(.x224Failure(code: code))
    talk.windowsClose()
    let told = try Told(talk)
    for (other, signature) in Self.failures {
      #expect(try told.judgement(signature) == (other == code ? .matched(.certain, nil) : .ruledOut([5])))
    }
    #expect(try told.judgement(.x224ResetBeforeConfirm) == .ruledOut([5]))
    #expect(try told.judgement(.x224NoConfirmTimeout) == .ruledOut([5]))
  }

  @Test func evidenceShowsOfferAndCode() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(protocols: 0xB))
    talk.server(.x224Failure(code: 5))
    let finding = try Told(talk).finding(.x224NegFailureNLARequired)
    #expect(finding.evidence.map(\.field) == ["rdp.negReq.requestedProtocols", "rdp.negFailure.failureCode"])
    #expect(finding.evidence[0].text == "the client offered SSL | HYBRID | HYBRID_EX (0xb)")
    #expect(finding.evidence[1].text.contains("5 (HYBRID_REQUIRED_BY_SERVER)"))
    #expect(finding.causes[0].title.contains("device on the path"))
  }

  @Test func selectionRulesEveryFailureOut() throws {
    var talk = windowsPair()
    talk.negotiate()
    let told = try Told(talk)
    for (_, signature) in Self.failures { #expect(try told.judgement(signature) == .ruledOut([5])) }
  }

  @Test func remediesThatWeakenSecuritySaySo() {
    for (_, signature) in Self.failures {
      for remedy in signature.remedies where remedy.command?.contains("UserAuthentication -Value 0") ?? false {
        #expect(remedy.risk == .weakensSecurity && remedy.undo != nil && remedy.action.contains("test only"))
      }
    }
  }

  // MARK: - Another service

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "RFB 003.008\n"])
  func bannersOfOtherServicesAreCertain(banner: String) throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.text(banner))
    talk.server(.fin)
    let told = try Told(talk)
    #expect(try told.judgement(.wrongServiceOnPort) == .matched(.certain, nil))
    #expect(try told.judgement(.x224ResetBeforeConfirm) == .ruledOut([5]))
  }

  @Test func serverThatSpeaksFirstIsNoRemoteDesktop() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.server(.text("SSH-2.0-OpenSSH_9.2\r\n"))
    talk.client(.x224Request())
    #expect(try Told(talk).judgement(.wrongServiceOnPort) == .matched(.certain, nil))
  }

  @Test func greetingOnAnOddPortShowsByItsLength() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 3390)
    talk.handshake()
    talk.server(.text("SSH-2.0-OpenSSH_9.2\r\n"))
    talk.client(.x224Request())
    talk.server(.text("Invalid SSH identification string.\r\n"))
    talk.server(.fin)
    let told = try Told(talk)
    #expect(try told.judgement(.wrongServiceOnPort) == .matched(.likely, nil))
    #expect(try told.finding(.wrongServiceOnPort).evidence.contains { $0.text.contains("acknowledges 21 bytes") })
  }

  @Test func alertInsteadOfAConfirmIsTLS() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.bytes([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0A]))
    talk.server(.fin)
    #expect(try Told(talk).judgement(.wrongServiceOnPort) == .matched(.certain, nil))
  }

  @Test func unknownBytesAreOnlyLikely() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.bytes([0xFF, 0xFD, 0x18, 0xFF]))
    #expect(try Told(talk).judgement(.wrongServiceOnPort) == .matched(.likely, nil))
  }

  @Test func remoteDesktopServerIsTheRightService() throws {
    var talk = windowsPair()
    talk.windowsSession()
    #expect(try Told(talk).judgement(.wrongServiceOnPort) == .ruledOut([5]))
  }

  /// The middle of a record looks like anything.
  @Test func captureThatBeganLaterTellsNothingOfTheService() throws {
    var talk = windowsPair()
    talk.windowsSession()
    let told = try Told(talk.recording.droppingFirst(8))
    #expect(try told.judgement(.wrongServiceOnPort) == .cannotTell)
  }

  // MARK: - No answer

  @Test func serverThatHangsUpOnTheRequest() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(cookie: "alice"))
    talk.server(.rst)
    let told = try Told(talk)
    #expect(try told.judgement(.x224ResetBeforeConfirm) == .matched(.likely, nil))
    #expect(try told.judgement(.x224NoConfirmTimeout) == .cannotTell)
    #expect(try told.judgement(.wrongServiceOnPort) == .cannotTell)
  }

  /// Windows answers a client's FIN with RST.
  @Test func clientThatGivesUpIsNotHungUpOn() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.windowsClose()
    #expect(try Told(talk).judgement(.x224ResetBeforeConfirm) == .cannotTell)
  }

  @Test(arguments: [(2.0, nil), (4.0, Confidence.possible), (11.0, .likely)] as [(Double, Confidence?)])
  func silenceCountsByItsLength(seconds: Double, confidence: Confidence?) throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.ack)
    talk.wait(seconds: seconds)
    talk.client(.keepAlive)
    let expected = confidence.map { Said.matched($0, .nobody) } ?? .cannotTell
    #expect(try Told(talk).judgement(.x224NoConfirmTimeout) == expected)
  }

  @Test func clientThatEndsTheSilenceClosed() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.ack)
    talk.wait(seconds: 16)
    talk.windowsClose()
    #expect(try Told(talk).judgement(.x224NoConfirmTimeout) == .matched(.likely, nil))
  }

  @Test func requestThatWasNotAcknowledgedIsNoSilentService() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.losing(.afterCapture) { $0.client(.x224Request()) }
    for seconds in [1.0, 2, 4, 8] {
      talk.wait(seconds: seconds)
      talk.losing(.afterCapture) { $0.retransmit(.client) }
    }
    #expect(try Told(talk).judgement(.x224NoConfirmTimeout) == .cannotTell)
  }
}
