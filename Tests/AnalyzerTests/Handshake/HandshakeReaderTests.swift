import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// What the reader makes of the ways in which TLS and TPKT come over the wire.
@Suite struct HandshakeReaderTests {
  /// A connection that has agreed on TLS.
  private func negotiated(_ protocols: Int = 3, selecting selected: Int = 1, _ story: (inout Conversation) -> Void)
    throws -> Connection
  {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(protocols, selecting: selected)
    story(&talk)
    return try #require(talk.recording.connections().first)
  }

  /// What stands on the timeline after the negotiation, in words.
  private func names(_ connection: Connection) -> [String] {
    connection.timeline.events.filter { $0.frame > 5 }.map(\.name)
  }

  private func steps(_ connection: Connection) -> [Analyzer.Step] {
    connection.progress.milestones.map(\.step).filter { $0 > .x224Confirm }
  }

  // MARK: TLS 1.3

  @Test func helloRetryRequestIsNoServerHello() throws {
    let suites = [0x1302] + Handshake.windowsSuites
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello(versions: [0x0304, 0x0303], suites: suites)))
      talk.server(.bytes(Wire.record(22, Wire.helloRetryRequest)), .changeCipherSpec)
      talk.client(.changeCipherSpec, .handshake(.clientHello(versions: [0x0304, 0x0303], suites: suites)))
      talk.server(
        .handshake(.serverHello(version: 0x0304, suite: 0x1302)), .sealed(6, .tls13), .sealed(790, .tls13),
        .sealed(52, .tls13))
      talk.client(.sealed(52, .tls13))
      talk.client(.sealed(462, .tls13))
      talk.server(.sealed(126, .tls13))
    }
    #expect(connection.timeline.all(ClientHello.self).count == 2)
    #expect(connection.timeline.all(ServerHello.self).count == 2)
    #expect(connection.serverHello?.event.frame == 9)
    #expect(connection.serverHello?.message.version == .tls13)
    #expect(
      steps(connection) == [
        .tlsClientHello, .tlsServerHello, .tlsClientFinished, .tlsFinished, .mcsConnectInitial, .mcsConnectResponse,
      ])
  }

  @Test func answerToARetryThatNeverCameLeavesTheServerHelloMissing() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello(versions: [0x0304])))
      talk.server(.bytes(Wire.record(22, Wire.helloRetryRequest)))
      talk.client(.fin)
    }
    #expect(connection.progress.last?.step == .tlsClientHello)
    #expect(connection.progress.missing == .tlsServerHello)
  }

  @Test func sessionTicketsOfTLS13AreNoFlightOfTheServer() throws {
    let connection = try negotiated { talk in
      talk.tls13()
      talk.server(.sealed(250, .tls13), .sealed(250, .tls13))
      talk.client(.sealed(462, .tls13))
      talk.server(.sealed(126, .tls13))
    }
    let response = try #require(connection.progress.milestone(.mcsConnectResponse))
    #expect(connection.progress.milestone(.mcsConnectInitial)?.frame == response.frame - 1)
    #expect(connection.timeline.application.total == 2)
  }

  @Test func recordOfNineteenBytesInTLS13IsAnAlert() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello(versions: [0x0304])))
      talk.server(.handshake(.serverHello(version: 0x0304, suite: 0x1302)), .changeCipherSpec, .sealed(900, .tls13))
      talk.client(.sealed(2, .tls13), .fin)
    }
    #expect(connection.closing?.side == .client)
    #expect(connection.closing?.manner == .encryptedAlert)
    #expect(!connection.progress.reached(.tlsFinished))
  }

  // MARK: Messages and records

  /// The server's flight, in records and segments of any size, is the same flight.
  @Test(arguments: [1, 2, 3, 4, 5, 9, 100, 700, 4_000], [40, 536, 1_460])
  func flightIsReadHoweverItIsCut(recordSize: Int, segmentSize: Int) throws {
    let flight = Wire.handshake(.serverHello(), .certificate(.valid), .serverKeyExchange, .serverHelloDone)
    let records = stride(from: 0, to: flight.count, by: recordSize)
      .flatMap { Wire.record(22, Array(flight[$0..<min($0 + recordSize, flight.count)])) }
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk[.client].mss = segmentSize
      talk.server(.bytes(records))
    }
    #expect(
      names(connection) == [
        "TLS ClientHello", "TLS ServerHello", "TLS Certificate", "TLS ServerKeyExchange", "TLS ServerHelloDone",
      ])
    #expect(connection.leaf != nil)
  }

  @Test func severalMessagesInOneRecordAreSeveralEventsOfOneRange() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.serverFlight()
    }
    let server = connection.timeline.events.filter { $0.side == .server && $0.phase == .tls }
    #expect(server.count == 4)
    #expect(Set(server.map(\.range)).count == 1)
    #expect(Set(server.map(\.frame)).count == 1)
  }

  /// An abbreviated handshake (RFC 5246 section 7.3): the server finishes first and shows no certificate.
  @Test func resumedSessionFinishesWithoutACertificate() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.handshake(.serverHello()), .changeCipherSpec, .finished)
      talk.client(.changeCipherSpec, .finished)
      talk.client(.sealed(462))
      talk.server(.sealed(126))
    }
    #expect(
      steps(connection) == [
        .tlsClientHello, .tlsServerHello, .tlsClientFinished, .tlsFinished, .mcsConnectInitial, .mcsConnectResponse,
      ])
    #expect(connection.certificate == nil)
  }

  // MARK: Alerts

  @Test func alertInClearClosesForItsSender() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.alert(40))
      talk.client(.fin)
    }
    #expect(connection.closing?.side == .server)
    #expect(connection.closing?.manner == .alert(.handshakeFailure))
  }

  @Test func warningClosesNothing() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.alert(112, level: 1), .handshake(.serverHello(), .certificate(.valid), .serverHelloDone))
      talk.client(.fin)
    }
    #expect(connection.closing?.side == .client)
    #expect(connection.closing?.manner == .fin)
    #expect(connection.progress.last?.step == .tlsCertificate)
  }

  @Test func protectedAlertHidesWhatItSays() throws {
    let connection = try negotiated { talk in
      talk.tls12()
      talk.server(.sealedAlert)
      talk.server(.fin)
    }
    #expect(connection.closing?.side == .server)
    #expect(connection.closing?.manner == .encryptedAlert)
    #expect(connection.timeline.all(TLSAlert.self).isEmpty)
  }

  // MARK: What does not belong

  /// A server that cannot do the TLS it agreed to may go on in clear.
  @Test func negotiationInClearAfterTLSBrokeOffIsRead() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.alert(40), .x224Failure(code: 1))
      talk.server(.fin)
    }
    #expect(connection.timeline.all(X224ConnectionConfirm.self).count == 2)
    #expect(connection.closing?.manner == .alert(.handshakeFailure))
  }

  @Test func garbageAfterTheClientHelloIsForeign() throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.text("HTTP/1.1 400 Bad Request\r\n\r\n"))
      talk.server(.fin)
    }
    let foreign = connection.timeline.events.compactMap { event -> String? in
      if case .foreign(let name) = event.kind { return name }
      return nil
    }
    #expect(foreign == ["HTTP"])
    #expect(connection.progress.last?.step == .tlsClientHello)
    #expect(connection.closing?.side == .server)
  }

  @Test(
    arguments: [
      ([22, 3, 3], nil), ([22, 3, 3, 2, 0], 517), ([22, 3, 3, 2, 0, 2, 0], 517), ([3, 0], nil),
      ([3, 0, 0, 19, 14], 19),
    ] as [([UInt8], Int?)])
  func unitThatNeverComesWholeIsPartial(_ bytes: [UInt8], needed: Int?) throws {
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.bytes(bytes))
      talk.client(.fin)
    }
    let partial = try #require(connection.timeline.events.last { $0.side == .server && !$0.range.isEmpty })
    guard case .partial(let have, let need) = partial.kind else {
      Issue.record("\(partial.name) instead of a part")
      return
    }
    #expect(have == bytes.count)
    #expect(need == needed)
  }

  /// A handshake message that announces more than its records bring says nothing, and everything before it stands.
  @Test func messageThatNeverComesWholeIsNoMessage() throws {
    let hello = Wire.handshake(.serverHello())
    let connection = try negotiated { talk in
      talk.client(.handshake(.clientHello()))
      talk.server(.bytes(Wire.record(22, hello + [11, 0xFF, 0xFF, 0xFF, 0, 0])))
      talk.client(.fin)
    }
    #expect(connection.progress.last?.step == .tlsServerHello)
    #expect(connection.certificate == nil)
  }

  /// Every byte of a whole handshake changed in turn: no trap, and never a session that did not run.
  @Test func changedBytesNeverMakeASession() {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate()
    talk.tls12()
    talk.ntlm()
    let frames = talk.recording.frames
    var noise = Noise(seed: 3)
    for _ in 0..<400 {
      var changed = frames
      for _ in 0..<3 {
        let frame = noise.below(frames.count)
        let offset = 40 + noise.below(max(1, frames[frame].packet.count - 40))
        if offset < frames[frame].packet.count { changed[frame].packet[offset] = UInt8(noise.below(256)) }
      }
      #expect(Recording(changed).attempts().allSatisfy { $0.verdict != .succeeded })
    }
  }
}
