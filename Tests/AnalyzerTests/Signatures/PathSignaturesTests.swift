import Conversation
import Foundation
import Testing

@testable import Analyzer

/// What the path does to packets: it swallows them by size or by chance, delays them, or answers in somebody's name.
@Suite struct PathSignaturesTests {
  // MARK: - Large packets

  private func certificateLost(repeats: Int, alive: Bool = true) -> Conversation {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.losing(.afterCapture) { $0.serverFlight() }
    for step in 0..<repeats {
      talk.wait(seconds: 0.3 * Double(1 << step))
      talk.losing(.afterCapture) { $0.retransmit(.server) }
      if alive { talk.client(.keepAlive) }
    }
    talk.wait(seconds: 5)
    if alive { talk.client(.fin) }
    return talk
  }

  @Test(arguments: [(2, false), (3, true), (5, true)])
  func largePacketThatNeverArrives(repeats: Int, isHole: Bool) throws {
    #expect(try Told(certificateLost(repeats: repeats)).judgement(.tcpMTUBlackhole).isMatch == isHole)
  }

  /// Where nothing comes back at all, the path or the host is gone, whatever the size of what was sent last.
  @Test func silentOtherSideIsNoMatterOfSize() throws {
    #expect(try Told(certificateLost(repeats: 5, alive: false)).judgement(.tcpMTUBlackhole) == .cannotTell)
  }

  @Test func smallPacketThatNeverArrivesIsNoMatterOfSize() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12()
    talk.losing(.afterCapture) { $0.client(.sealed(57)) }
    for _ in 0..<5 {
      talk.wait(seconds: 1)
      talk.losing(.afterCapture) { $0.retransmit(.client) }
      talk.server(.keepAlive)
    }
    #expect(try Told(talk).judgement(.tcpMTUBlackhole) == .cannotTell)
  }

  /// As long as the capture lasts a third of the time is enough; a client that ends it itself has to wait.
  @Test(
    arguments: [
      (2.0, false, nil), (4.0, false, Confidence.possible), (4.0, true, nil), (12.0, false, .likely),
      (12.0, true, .likely),
    ] as [(Double, Bool, Confidence?)])
  func largePacketThatTheCaptureNeverSaw(seconds: Double, closes: Bool, confidence: Confidence?) throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.losing(.beforeCapture) { $0.serverFlight() }
    talk.server(.ack)
    talk.wait(seconds: seconds)
    talk.client(closes ? .fin : .ack)
    let expected = confidence.map { Said.matched($0, closes ? nil : .nobody) } ?? .cannotTell
    #expect(try Told(talk).judgement(.tcpMTUBlackhole) == expected)
  }

  /// What the other side acknowledges it has got: only the capture lacks it.
  @Test func packetThatOnlyTheCaptureMissedIsNotLost() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.losing(.byCapture) { $0.serverFlight() }
    talk.client(.ack)
    talk.wait(seconds: 12)
    talk.server(.keepAlive)
    talk.client(.fin)
    #expect(try !Told(talk).judgement(.tcpMTUBlackhole).isMatch)
  }

  // MARK: - Loss

  /// A client whose SYN comes through with try number `tries`, and who then gives up on TLS.
  private func opened(tries: Int, roundTrip: Double) -> Conversation {
    var talk = windowsPair()
    talk.roundTrip = roundTrip
    for step in 1..<tries {
      talk.losing(.afterCapture) { step == 1 ? $0.client(.syn) : $0.retransmit(.client) }
      talk.wait(seconds: Double(1 << step))
    }
    if tries == 1 { talk.client(.syn) } else { talk.retransmit(.client) }
    talk.server(.synAck)
    talk.client(.ack)
    talk.client(.x224Request())
    talk.server(.x224Confirm(selected: 1))
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.server(.ack)
    talk.client(.fin)
    return talk
  }

  @Test(arguments: [(1, false), (2, false), (3, true), (4, true)])
  func openingThatTakesManyTries(tries: Int, isLoss: Bool) throws {
    let said = try Told(opened(tries: tries, roundTrip: 0.04)).judgement(.tcpLossHigh)
    #expect(said == (isLoss ? .matched(.likely, nil) : .cannotTell))
  }

  /// The end at which the capture runs answers within microseconds, however long the path is.
  @Test func roundTripIsThatOfThePath() throws {
    let capture = Fixture.packageRoot.appending(path: "Tests/Fixtures/tcp-loss-high/capture.pcapng").path
    let evidence = try Told(capture: capture).finding(.tcpLossHigh).evidence
    #expect(evidence[0].text.hasSuffix("while an answer takes 191.7 ms"))
  }

  @Test func openingThatNobodyAnsweredIsNotLossy() throws {
    var talk = windowsPair()
    talk.client(.syn)
    for _ in 0..<4 {
      talk.wait(seconds: 2)
      talk.retransmit(.client)
    }
    #expect(try Told(talk).judgement(.tcpLossHigh) == .cannotTell)
  }

  /// Losses all over the handshake count; the same segment sent ten times is a matter of its own.
  @Test(arguments: [(1, 12, false), (4, 3, true), (3, 2, false)])
  func retransmissionsOfManySegments(places: Int, times: Int, isLoss: Bool) throws {
    var talk = windowsPair()
    talk.negotiate()
    for _ in 0..<places {
      talk.losing(.afterCapture) { $0.client(.sealed(60)) }
      for _ in 0..<times - 1 { talk.losing(.afterCapture) { $0.retransmit(.client) } }
      talk.wait(seconds: 0.4)
      talk.retransmit(.client)
      talk.server(.ack)
    }
    talk.client(.fin)
    #expect(try Told(talk).judgement(.tcpLossHigh).isMatch == isLoss)
  }

  /// An opening, its answer and the request, each lost at first, and then nothing more: a third of the silence that proves it makes it possible.
  @Test(arguments: [(2.0, false, false), (6.0, false, true), (20.0, false, true), (6.0, true, true)])
  func losesFromTheStartUntilTheCaptureEnds(silence: Double, clientGoesOn: Bool, isLoss: Bool) throws {
    var talk = windowsPair()
    talk.losing(.afterCapture) { $0.client(.syn) }
    for _ in 0..<2 {
      talk.wait(seconds: 1)
      talk.losing(.afterCapture) { $0.retransmit(.client) }
    }
    talk.wait(seconds: 1)
    talk.retransmit(.client)
    talk.server(.synAck)
    talk.wait(seconds: 1)
    talk.retransmit(.server)
    talk.client(.ack)
    talk.losing(.afterCapture) { $0.client(.x224Request()) }
    talk.wait(seconds: 1)
    talk.losing(.afterCapture) { $0.retransmit(.client) }
    if clientGoesOn {
      talk.wait(seconds: silence)
      talk.losing(.afterCapture) { $0.retransmit(.client) }
    }
    var other = Conversation(client: "10.0.0.77", server: "10.0.0.78")
    other.wait(seconds: 5 + silence)
    other.client(.syn)
    let said = try Told(talk, other).judgement(.tcpLossHigh)
    #expect(said == (isLoss ? .matched(.possible, .nobody) : .cannotTell))
  }

  // MARK: - Latency

  @Test(
    arguments: [(0.05, nil), (0.29, nil), (0.6, Confidence.possible), (2.5, .likely)] as [(Double, Confidence?)])
  func roundTripsThatTakeLong(roundTrip: Double, confidence: Confidence?) throws {
    let told = try Told(opened(tries: 1, roundTrip: roundTrip))
    #expect(try told.judgement(.tcpLatencyHigh) == (confidence.map { .matched($0, nil) } ?? .cannotTell))
    #expect(try told.judgement(.tcpLossHigh) == .cannotTell)
  }

  @Test func slowPathIsNotWhyTheServerHangsUp() throws {
    var talk = windowsPair()
    talk.roundTrip = 3
    talk.negotiate()
    talk.server(.fin)
    #expect(try Told(talk).judgement(.tcpLatencyHigh) == .cannotTell)
  }

  // MARK: - Refusals

  private func refused(hops: UInt8) -> Conversation {
    var talk = windowsPair()
    talk.client(.syn)
    talk[.server].hops = hops
    talk.server(.refusal)
    talk[.server].hops = 0
    return talk
  }

  @Test func serverThatAcceptsWhatWasRefused() throws {
    var talk = refused(hops: 60)
    talk.server(.synAck)
    talk.client(.rst)
    let told = try Told(talk)
    #expect(try told.judgement(.tcpRefusedByMiddlebox) == .matched(.likely, .middlebox))
    #expect(try !told.judgement(.tcpRefusedClosedPort).isMatch)
  }

  /// A service that starts while Windows asks again refuses the first SYN and takes the second.
  @Test func serviceThatStartsBetweenTwoTries() throws {
    var talk = refused(hops: 0)
    talk.wait(seconds: 0.5)
    talk.client(.syn)
    talk.server(.synAck)
    talk.client(.rst)
    #expect(try Told(talk).judgement(.tcpRefusedByMiddlebox) == .cannotTell)
  }

  @Test func refusalAloneDoesNotShowWhoRefused() throws {
    #expect(try Told(refused(hops: 60)).judgement(.tcpRefusedByMiddlebox) == .cannotTell)
  }

  // MARK: - Bytes that are no TLS

  private func hello() -> Conversation {
    var talk = windowsPair()
    talk.negotiate(1, selecting: 1)
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    return talk
  }

  @Test func bytesThatAreNoRecord() throws {
    var talk = hello()
    talk.server(.bytes([0x99, 3, 3, 0, 4, 1, 2, 3, 4]))
    talk.server(.fin)
    #expect(try Told(talk).judgement(.tlsBadRecordOrDesync) == .matched(.likely, nil))
  }

  @Test(
    arguments: [
      (10, .possible), (20, .likely), (21, .likely), (22, .likely), (40, nil), (70, nil),
    ] as [(UInt8, Confidence?)])
  func alertsAboutRecords(description: UInt8, confidence: Confidence?) throws {
    var talk = hello()
    talk.server(.bytes([0x15, 3, 3, 0, 2, 2, description]))
    talk.server(.fin)
    #expect(try Told(talk).judgement(.tlsBadRecordOrDesync) == (confidence.map { .matched($0, nil) } ?? .cannotTell))
  }

  @Test func sessionInWholeRecordsIsInOrder() throws {
    var talk = windowsPair()
    talk.windowsSession()
    #expect(try Told(talk).judgement(.tlsBadRecordOrDesync) == .cannotTell)
  }

  @Test func serviceThatNeverSpokeTLSIsAnotherFailure() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.text("SSH-2.0-OpenSSH_9.2\r\n"))
    #expect(try Told(talk).judgement(.tlsBadRecordOrDesync) == .cannotTell)
  }
}
