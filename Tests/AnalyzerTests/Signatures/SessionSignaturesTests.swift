import Conversation
import Testing

@testable import Analyzer

/// What the server says once the settings are exchanged. Standard RDP security shows it in clear.
@Suite struct SessionSignaturesTests {
  /// A pair that has exchanged its settings and joined the channels.
  private func joined(until last: Int = 1007) -> Conversation {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.client(.connectInitial())
    talk.server(.connectResponse())
    talk.client(.erectDomain)
    talk.client(.attachUser)
    talk.server(.attachUserConfirm)
    for channel in 1003..<max(1003, last + 1) {
      talk.client(.channelJoin(channel))
      talk.server(.channelJoinConfirm(channel))
    }
    return talk
  }

  /// The same, with the user's name sent.
  private func introduced() -> Conversation {
    var talk = joined()
    talk.client(.securityExchange)
    talk.client(.encryptedRequest(316, flags: 0x40))
    return talk
  }

  private func ended(_ code: Int) throws -> Told {
    var talk = introduced()
    talk.server(.validClientLicense)
    talk.server(.errorInfo(code))
    talk.server(.ultimatum(reason: 1))
    talk.windowsClose()
    return try Told(talk)
  }

  // MARK: - Set Error Info

  private static let reasons: [(signature: Signature, codes: [Int])] = [
    (.sessionEndedByPolicy, [1, 2, 3, 4, 5, 0xB, 0xC, 0x19, 0x1A]), (.serverAdmissionDenied, [6, 7]),
    (.graphicsDriverFailure, [0xF, 0x10, 0x11, 0x12, 0x112D, 0x112E, 0x112F]), (.licenseNoServer, [0x101]),
    (.licenseNone, [0x102]), (.licenseClientCache, [0x103, 0x104, 0x105, 0x108]),
    (.licenseRefusedOther, [0x100, 0x106, 0x107, 0x109, 0x10A]),
  ]

  @Test(arguments: Self.reasons.flatMap(\.codes))
  func eachReasonHasItsSignatureAndNoOther(code: Int) throws {
    let told = try ended(code)
    for (signature, codes) in Self.reasons {
      #expect(try told.judgement(signature).isMatch == codes.contains(code), "\(signature.id)")
    }
    #expect(try told.judgement(.disconnectUltimatumNoErrinfo).isMatch == false)
  }

  @Test(arguments: [0, 9, 0xA, 0x13, 0x17, 0x400, 0x10C9, 0x110A, 0xFFFF_FFFF])
  func otherReasonsAreNoneOfThese(code: Int) throws {
    let told = try ended(code)
    for (signature, _) in Self.reasons { #expect(try !told.judgement(signature).isMatch, "\(signature.id)") }
  }

  @Test func reasonDecidesWhatMstscShowsAndWhichCauseComesFirst() throws {
    let finding = try ended(0x19).finding(.sessionEndedByPolicy)
    #expect(finding.mstsc.map(\.printed) == ["0x3/0x19"])
    #expect(finding.causes[0].title.contains("shutting down"))
    #expect(finding.evidence[0].field == "rdp.errorInfo")
    #expect(finding.evidence[0].text.hasSuffix("ERRINFO_SERVER_SHUTDOWN (0x19)"))
  }

  // MARK: - Licensing

  private static let refusals: [(code: Int, signature: Signature)] = [
    (6, .licenseNoServer), (2, .licenseNone), (3, .licenseClientCache), (8, .licenseRefusedOther),
    (1, .licenseRefusedOther), (0x7777, .licenseRefusedOther),
  ]

  @Test(arguments: [6, 2, 3, 8, 1, 0x7777])
  func eachErrorOfLicensingHasItsSignature(code: Int) throws {
    var talk = introduced()
    talk.server(.licenseError(code))
    talk.windowsClose()
    let told = try Told(talk)
    let expected = Self.refusals.first { $0.code == code }?.signature.id
    for signature in [Signature.licenseNoServer, .licenseNone, .licenseClientCache, .licenseRefusedOther] {
      #expect(try told.judgement(signature).isMatch == (signature.id == expected), "\(signature.id)")
    }
    #expect(try !told.judgement(.clientInfoNoReply).isMatch)
  }

  @Test func errorThatAsksToTryAgainIsNoRefusalInSoManyWords() throws {
    var talk = introduced()
    talk.server(.licenseError(3, transition: 3))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.licenseClientCache) == .matched(.likely, nil))
  }

  @Test func clientThatNeedsNoLicenceWasNotRefused() throws {
    var talk = introduced()
    talk.server(.licenseError(3, transition: 3))
    talk.server(.validClientLicense)
    talk.windowsClose()
    for (_, signature) in Self.refusals { #expect(try !Told(talk).judgement(signature).isMatch) }
  }

  // MARK: - Channels

  @Test func channelThatWasRefused() throws {
    var talk = joined(until: 1005)
    talk.client(.channelJoin(1006))
    talk.server(.channelRefused(1006, result: 11))
    talk.windowsClose()
    let finding = try Told(talk).finding(.mcsChannelJoinRefused)
    #expect(finding.evidence[0].text == "the server refused channel 1006: rt-too-many-channels")
    #expect(finding.causes[0].title.contains("more channels"))
  }

  @Test func channelThatBecameAnother() throws {
    var talk = joined(until: 1005)
    talk.client(.channelJoin(1006))
    talk.server(.channelRefused(1006, result: 0, into: 1010))
    talk.windowsClose()
    #expect(try Told(talk).judgement(.mcsChannelJoinRefused) == .matched(.certain, nil))
  }

  @Test func clientThatDoesWithoutTheChannel() throws {
    var talk = joined(until: 1006)
    talk.client(.channelJoin(1007))
    talk.server(.channelRefused(1007))
    talk.client(.securityExchange)
    talk.client(.encryptedRequest(316, flags: 0x40))
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.mcsChannelJoinRefused).isMatch)
  }

  @Test func channelsThatWereAllJoined() throws {
    var talk = joined()
    talk.windowsClose()
    #expect(try Told(talk).judgement(.mcsChannelJoinRefused) == .cannotTell)
  }

  // MARK: - Silence

  @Test(arguments: [(4.0, nil), (6.0, Confidence.possible), (16.0, .likely)] as [(Double, Confidence?)])
  func silenceAfterTheUsersName(seconds: Double, confidence: Confidence?) throws {
    var talk = introduced()
    talk.server(.ack)
    talk.wait(seconds: seconds)
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try told.judgement(.clientInfoNoReply) == (confidence.map { .matched($0, nil) } ?? .cannotTell))
    #expect(try told.judgement(.demandActiveMissing) == .cannotTell)
  }

  @Test(arguments: [(9.0, nil), (11.0, Confidence.possible), (31.0, .likely)] as [(Double, Confidence?)])
  func silenceAfterLicensing(seconds: Double, confidence: Confidence?) throws {
    var talk = introduced()
    talk.server(.validClientLicense)
    talk.wait(seconds: seconds)
    talk.windowsClose()
    let told = try Told(talk)
    #expect(try told.judgement(.demandActiveMissing) == (confidence.map { .matched($0, nil) } ?? .cannotTell))
    #expect(try !told.judgement(.clientInfoNoReply).isMatch)
  }

  @Test func serverThatEndsTheWaitIsNotSilent() throws {
    var talk = introduced()
    talk.wait(seconds: 20)
    talk.server(.rst)
    #expect(try Told(talk).judgement(.clientInfoNoReply) == .cannotTell)
  }

  @Test func sessionThatGoesOnEncryptedIsNotSilent() throws {
    var talk = introduced()
    talk.server(.validClientLicense)
    talk.server(.encryptedIndication(441))
    talk.wait(seconds: 40)
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.demandActiveMissing).isMatch)
  }

  // MARK: - Settings

  @Test func serverThatHangsUpOnTheSettings() throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.client(.connectInitial())
    talk.server(.fin)
    #expect(try Told(talk).judgement(.mcsConnectFailed) == .matched(.likely, nil))
    var secured = windowsPair()
    secured.negotiate()
    secured.tls12()
    secured.ntlm()
    secured.credentials()
    secured.client(.sealed(462))
    secured.server(.rst)
    #expect(try Told(secured).judgement(.mcsConnectFailed) == .matched(.likely, nil))
  }

  @Test func clientThatLeavesAfterItsSettingsWasNotHungUpOn() throws {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.client(.connectInitial())
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.mcsConnectFailed).isMatch)
  }
}
