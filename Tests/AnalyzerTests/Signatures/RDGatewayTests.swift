import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Conversations with RD Gateways, composed after those of the lab.
@Suite struct RDGatewayTests {
  private static let seed: [UInt8] = Array(repeating: 0xAB, count: 10)

  private func refused(_ count: Int, _ status: UInt32, seed: [UInt8] = Self.seed) -> Conversation {
    var talk = Conversation.toGateway("RDG_OUT_DATA")
    talk.server(.status(200))
    for answer in Message.answers(count, status: status, before: seed) { talk.server(answer) }
    talk.windowsClose()
    return talk
  }

  private func expect(_ told: Told, _ id: String, _ confidence: Confidence = .certain) throws {
    let attempt = try #require(told.attempts.first)
    #expect(told.attempts.count == 1)
    let conclusion = Diagnosis(attempt, catalogue: Signature.catalogue).conclude()
    #expect(conclusion.finding?.id == id && conclusion.finding?.confidence == confidence && conclusion.alsoSeen == [])
    #expect(conclusion.verdict == .failed && conclusion.phase == .gateway)
  }

  private func expectNothing(_ told: Told, _ words: String) throws {
    let attempt = try #require(told.attempts.first)
    let conclusion = Diagnosis(attempt, catalogue: Signature.catalogue).conclude()
    #expect(conclusion.verdict == .incomplete && conclusion.finding == nil)
    #expect(conclusion.reason.contains(words), "\(conclusion.reason)")
  }

  // MARK: - What the gateway says

  @Test(
    arguments: [
      (4, 0x8007_59DA, "gw-cap-rap-denied"), (3, 0x8007_59DB, "gw-cap-rap-denied"), (4, 0x59FC, "gw-cap-rap-denied"),
      (4, 0x8007_59DD, "gw-target-unreachable"), (2, 0x8007_59E6, "gw-refused-other"),
      (1, 0x8007_59E9, "gw-refused-other"),
      (3, 0x8007_0005, "gw-refused-other"), (4, 0xC000_1234, "gw-refused-other"),
    ] as [(Int, UInt32, String)])
  func aStatusSaysWhatIsWrong(count: Int, status: UInt32, id: String) throws {
    try expect(Told(refused(count, status)), id)
  }

  @Test func unknownStatusIsToldByItsNumber() throws {
    let finding = try Told(refused(4, 0xC000_1234)).finding(.gwRefusedOther)
    #expect(finding.evidence.last?.text == "RD Gateway Channel Response: the status is 0xC0001234")
  }

  /// The bytes in front of the first packet are ten at common gateways and a hundred by the specification.
  @Test(arguments: [0, 1, 10, 100, 128])
  func whatStandsBeforeTheFirstPacketIsSteppedOver(count: Int) throws {
    try expect(Told(refused(4, 0x8007_59DA, seed: Array(repeating: 0xCD, count: count))), "gw-cap-rap-denied")
  }

  @Test func whatIsNoPacketSaysNothing() throws {
    try expectNothing(Told(refused(4, 0x8007_59DA, seed: Array(repeating: 0xCD, count: 300))), "did not say why")
  }

  @Test func aTargetThatWasReachedIsNoFailure() throws {
    let told = try Told(refused(4, 0))
    try expectNothing(told, "connected the client to its target")
    #expect(try told.judgement(.gwCapRapDenied).isRuledOut && told.judgement(.gwTargetUnreachable).isRuledOut)
    #expect(told.attempts[0].connection?.progress.last?.step == .gatewayChannel)
  }

  @Test(arguments: [true, false])
  func aTargetThatGoesAwayAtOnceIsTold(saysSo: Bool) throws {
    var talk = Conversation.toGateway("RDG_OUT_DATA")
    talk.server(.status(200))
    for answer in Message.answers(4, status: 0, before: Self.seed) { talk.server(answer) }
    if saysSo { talk.server(.packet(0x10, [0, 0, 0, 0])) }
    talk.server(.fin)
    try expect(Told(talk), "gw-reset-by-target", .likely)
  }

  /// What runs through the channel is not read, and neither is how it ends.
  @Test func aTargetThatSpokeIsNone() throws {
    var talk = Conversation.toGateway("RDG_OUT_DATA")
    talk.server(.status(200))
    for answer in Message.answers(4, status: 0, before: Self.seed) { talk.server(answer) }
    for _ in 0..<3 { talk.server(.packet(10, [2, 0, 3, 0])) }
    talk.server(.packet(0x10, [0, 0, 0, 0]))
    talk.server(.fin)
    let told = try Told(talk)
    try expectNothing(told, "connected the client to its target")
    #expect(told.attempts[0].connection?.timeline.all(GatewayData.self).count == 1)
    #expect(try told.judgement(.gwResetByTarget).isRuledOut)
  }

  /// The client's packets are chunks of a request that never ends, the gateway's come on another connection.
  @Test func bothChannelsAreOneAttempt() throws {
    var out = Conversation.toGateway("RDG_OUT_DATA")
    out.server(.status(200))
    var into = Conversation.toGateway("RDG_IN_DATA", from: 49_207, at: out.clock + 50_000_000)
    into.server(.status(200, "Content-Length: 0"))
    into.client(.gatewayRequest("RDG_IN_DATA", "RDG-Connection-Id: {1}", "Transfer-Encoding: chunked"))
    let target: [UInt8] = [1, 0, 0x3d, 0x0d, 3, 0, 6, 0, 0x64, 0, 0x31, 0, 0, 0]
    into.client(.text("16\r\n"), .packet(8, target), .text("\r\n"))
    out.clock = into.clock
    for answer in Message.answers(4, status: 0x8007_59DA, before: Self.seed) { out.server(answer) }
    out.windowsClose()
    into.clock = out.clock
    into.windowsClose()
    let told = try Told(out, into)
    try expect(told, "gw-cap-rap-denied")
    #expect(told.attempts[0].connections.count == 2)
    #expect(try told.finding(.gwCapRapDenied).evidence[1].text == "the client asked for d1 on port 3389")
  }

  /// Two users of one machine that shares its address have connections of their own.
  @Test func otherUsersChannelsAreOtherAttempts() throws {
    var one = Conversation.toGateway("RDG_OUT_DATA")
    var other = Conversation.toGateway("RDG_OUT_DATA", from: 49_207, id: "{2}")
    for index in 0...1 {
      let status: UInt32 = index == 0 ? 0x8007_59DA : 0
      let answers = [Message.status(200)] + Message.answers(4, status: status, before: Self.seed)
      for answer in answers { if index == 0 { one.server(answer) } else { other.server(answer) } }
    }
    one.wait(seconds: 1)
    other.wait(seconds: 1)
    one.windowsClose()
    other.windowsClose()
    #expect(try Told(one, other).attempts.count == 2)
  }

  @Test func aWebSocketCarriesTheSamePackets() throws {
    for method in ["RDG_OUT_DATA", "GET"] {
      var talk = Conversation.toGateway(method)
      talk.server(.status(101, "Upgrade: websocket"))
      let mask: [UInt8] = [1, 2, 3, 4]
      let question = Message.packetBytes(1, [1, 0, 0, 0, 0, 0])
      talk.client(
        .bytes(
          [0x82, 0x80 | UInt8(question.count)] + mask + question.enumerated().map { $0.element ^ mask[$0.offset % 4] }))
      talk.server(.bytes([0x89, 0]))
      let refusal = Message.packetBytes(2, [0xE9, 0x59, 0x07, 0x80, 1, 0, 0, 0, 0, 0])
      talk.server(.bytes([0x82, UInt8(refusal.count)] + refusal))
      talk.windowsClose()
      try expect(Told(talk), "gw-refused-other")
    }
  }

  // MARK: - 401

  @Test(arguments: ["RDG_OUT_DATA", "RPC_OUT_DATA", "GET"])
  func aProofThatIsRefusedIsCertain(method: String) throws {
    var talk = Conversation.toGateway(method)
    talk.server(.status(401, "WWW-Authenticate: NTLM", "Content-Length: 0"))
    talk.windowsClose()
    try expect(Told(talk), "gw-http-401-loop")
  }

  /// Every logon begins so, and a user may be looking at a prompt.
  @Test func aFirstRefusalIsAQuestion() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 80)
    talk.handshake()
    talk.client(.gatewayRequest("RDG_OUT_DATA"))
    talk.server(.status(401, "WWW-Authenticate: NTLM", "Content-Length: 0"))
    talk.windowsClose()
    try expectNothing(Told(talk), "did not say why")
  }

  @Test func aProofThatIsAcceptedIsNoLoop() throws {
    #expect(try Told(refused(1, 0)).judgement(.gwHTTP401Loop).isRuledOut)
  }

  @Test func repeatedRefusalsWithoutAReadableProofAreLikely() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 80)
    talk.handshake()
    for _ in 0..<3 {
      talk.client(.gatewayRequest("RDG_OUT_DATA"))
      talk.server(.status(401, "Transfer-Encoding: chunked"), .text("5\r\n<no/>\r\n"))
    }
    talk.windowsClose()
    #expect(try !Told(talk).judgement(.gwHTTP401Loop).isMatch, "a body without an end hides what comes behind it")
    var again = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 80)
    again.handshake()
    for _ in 0..<3 {
      again.client(.gatewayRequest("RDG_OUT_DATA"))
      again.server(.status(401, "Content-Length: 5"), .text("<no/>"))
    }
    again.windowsClose()
    try expect(Told(again), "gw-http-401-loop", .likely)
  }

  // MARK: - What is none of our business

  @Test(arguments: [
    "GET / HTTP/1.1\r\n\r\n", "GET /remote HTTP/1.1\r\n\r\n",
    "RPC_IN_DATA /rpc/rpcproxy.dll?mail.lab.test:6001 HTTP/1.1\r\n\r\n",
    "RDG_OUT_DATAX / HTTP/1.1\r\n\r\n", "POST /KdcProxy HTTP/1.1\r\n\r\n",
  ])
  func otherHTTPLeavesNoAttempt(text: String) throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: 80)
    talk.handshake()
    talk.client(.text(text))
    talk.server(.status(401))
    talk.windowsClose()
    #expect(try Told(talk).attempts.isEmpty && Told(talk, server: "198.51.100.20").attempts.isEmpty)
  }

  /// A client that speaks to a gateway on a port of RDP gets no answer of a gateway.
  @Test func aServerThatIsNoGatewayIsToldAsBefore() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.handshake()
    talk.client(.gatewayRequest("RDG_OUT_DATA"))
    talk.server(.rst)
    let attempt = try #require(try Told(talk).attempts.first)
    #expect(Diagnosis(attempt, catalogue: Signature.catalogue).conclude().verdict != .succeeded)
  }

  // MARK: - Hostile bytes

  /// As many requests, answers and packets as the bytes that are kept can hold.
  @Test(.timeLimit(.minutes(5))) func floodsEnd() throws {
    let packets = Array(repeating: Message.packetBytes(10, [0, 0]), count: 25_000).flatMap(\.self)
    let requests = String(repeating: "RDG_OUT_DATA / HTTP/1.1\n\n", count: 9_000)
    let answers = String(repeating: "HTTP/1.1 401 \n\n", count: 15_000)
    for (first, second) in [(Array(requests.utf8), Array(answers.utf8)), ([], packets), (packets, packets)] {
      var talk = Conversation.toGateway("RDG_OUT_DATA")
      for answer in [.status(200)] + Message.answers(4, status: 0) { talk.server(answer) }
      talk.client(.bytes(first + [0]))
      talk.server(.bytes(second + [0]))
      talk.windowsClose()
      let attempt = try #require(try Told(talk).attempts.first)
      #expect(attempt.connections[0].timeline.events.count < 200)
    }
  }

  @Test func manyConnectionsOverRPCAreAllThere() throws {
    let talks = (0..<60).map { index in
      var talk = Conversation.toGateway("RPC_OUT_DATA", from: UInt16(50_000 + index))
      talk.windowsClose()
      return talk
    }
    let frames = talks.flatMap(\.recording.frames).sorted { $0.time < $1.time }
    let connections = try Told(Recording(frames)).attempts.flatMap(\.connections)
    #expect(Set(connections.map(\.flow.client.port)).count == 60 && connections.count == 60)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func hostileAnswersEndNowhere(seed: UInt64) throws {
    var noise = Noise(seed: seed)
    for method in ["RDG_OUT_DATA", "RDG_IN_DATA", "GET"] {
      var talk = Conversation.toGateway(method)
      talk.server(noise.pick([.status(200), .status(101), .status(200, "Transfer-Encoding: chunked"), .status(401)]))
      for _ in 0..<12 {
        let bytes = (0..<noise.below(40)).map { _ in UInt8(truncatingIfNeeded: noise.next()) }
        let size = [UInt8(truncatingIfNeeded: noise.next()), 0, 0, 0, UInt8(noise.below(40)), 0, 0, 0]
        talk.server(
          noise.pick([
            .bytes(bytes + [0]), .bytes(size + bytes), .text("FFFFFFFFFFFFFFFF\r\n"),
            .bytes([0x82, 127] + bytes + [1]),
          ]))
        talk.client(
          noise.pick([.bytes(bytes + [0]), .bytes(size + bytes), .text("-1\r\n"), .bytes([0x82, 0xFF] + bytes + [1])]))
      }
      talk.windowsClose()
      _ = try Told(talk).attempts.map { Diagnosis($0, catalogue: Signature.catalogue).conclude() }
    }
  }
}
