import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Which connection of an attempt gives the verdict, and who is said to have ended it.
@Suite struct AttemptVerdictTests {
  private func start() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }

  /// The server hangs up on the ClientHello.
  private func resetInTLS(_ talk: inout Conversation, _ protocols: Int = 0xB) {
    talk.negotiate(protocols, selecting: protocols & 1)
    talk.client(.handshake(.clientHello()))
    talk.server(.rst)
  }

  private func refused(_ talk: inout Conversation, _ protocols: Int, code: Int) {
    talk.handshake()
    talk.client(.x224Request(protocols: protocols, cookie: "alice"))
    talk.server(.x224Failure(code: code))
    talk.windowsClose()
  }

  private func only(_ recording: Recording) throws -> AttemptReport {
    let attempts = recording.attempts()
    try #require(attempts.count == 1)
    return attempts[0]
  }

  @Test func connectionThatGotFurthestGivesTheFindingWhicheverCameFirst() throws {
    var far = start()
    resetInTLS(&far)
    var near = far.reconnection(after: 1)
    refused(&near, 0x3, code: 5)
    let one = try only(Recording(far, near))
    #expect(one.finding?.id == "tls-reset-after-clienthello")
    #expect(one.phase == .tls)
    #expect(one.alsoSeen.map(\.id) == ["x224-neg-failure-nla-required"])

    near = start()
    refused(&near, 0xB, code: 5)
    far = near.reconnection(after: 1)
    resetInTLS(&far, 0x3)
    let other = try only(Recording(near, far))
    #expect(other.finding?.id == "tls-reset-after-clienthello")
    #expect(other.alsoSeen.map(\.id) == ["x224-neg-failure-nla-required"])
  }

  @Test func ofConnectionsThatGotEquallyFarTheFirstGivesTheFinding() throws {
    var first = start()
    refused(&first, 0xB, code: 3)
    var second = first.reconnection(after: 1)
    refused(&second, 0x3, code: 5)
    let attempt = try only(Recording(first, second))
    #expect(attempt.finding?.id == "x224-neg-failure-no-cert")
    #expect(attempt.alsoSeen.map(\.id) == ["x224-neg-failure-nla-required"])
  }

  @Test func successAmongFailuresWins() throws {
    var first = start()
    refused(&first, 0xB, code: 3)
    var second = first.reconnection(after: 1)
    second.windowsSession()
    let attempt = try only(Recording(first, second))
    #expect(attempt.verdict == .succeeded)
    #expect(attempt.finding == nil)
    #expect(attempt.phase == .active)
  }

  // MARK: Who closed

  /// An end, who is said to have made it, and what to call it.
  struct End: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let closer: Closer
    let story: @Sendable (inout Conversation) -> Void
  }

  static let ends = [
    End(testDescription: "the client's FIN, answered by Windows with RST", closer: .client) { $0.windowsClose() },
    End(testDescription: "the server's FIN") { talk in
      talk.server(.fin)
      talk.client(.fin)
    },
    End(testDescription: "the server's RST") { $0.server(.rst) },
    End(testDescription: "the client's RST", closer: .client) { $0.client(.rst) },
    End(testDescription: "the server's alert before the client's FIN") { talk in
      talk.server(.alert(80))
      talk.client(.fin)
      talk.server(.rst)
    },
    End(testDescription: "the client's alert before the server's FIN", closer: .client) { talk in
      talk.client(.alert(46))
      talk.server(.fin)
      talk.client(.fin)
    },
    End(testDescription: "the client's close_notify before the server's FIN", closer: .client) { talk in
      talk.client(.alert(0, level: 1))
      talk.server(.fin)
    },
    End(testDescription: "nobody", closer: .nobody) { $0.wait(seconds: 60) },
  ]

  @Test(arguments: ends)
  func closerIsWhoActedFirst(_ end: End) throws {
    var talk = start()
    talk.negotiate(3, selecting: 1)
    talk.client(.handshake(.clientHello()))
    talk.serverFlight()
    end.story(&talk)
    #expect(try only(talk.recording).closedBy == end.closer)
  }

  @Test(arguments: [("198.51.100.20", .server), ("203.0.113.1", .middlebox)] as [(Address, Closer)])
  func refusalByARouterIsNotTheServers(_ sender: Address, closer: Closer) throws {
    var talk = start()
    for _ in 0..<3 {
      talk.client(.syn)
      talk.icmp(from: sender, type: 3, code: 13)
      talk.wait(seconds: 1)
    }
    #expect(try only(talk.recording).closedBy == closer)
  }

  /// S7 and MMS begin with a Connection Request as well: it names transport selectors.
  private func industrial(port: UInt16) -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", port: port)
    talk.handshake()
    talk.client(.bytes([3, 0, 0, 22, 17, 0xE0, 0, 0, 0, 1, 0, 0xC1, 2, 1, 0, 0xC2, 2, 1, 2, 0xC0, 1, 10]))
    talk.server(.bytes([3, 0, 0, 22, 17, 0xD0, 0, 1, 0, 2, 0, 0xC0, 1, 10, 0xC1, 2, 1, 0, 0xC2, 2, 1, 2]))
    talk.client(.bytes([3, 0, 0, 25, 2, 0xF0, 0x80, 0x32, 1, 0, 0, 4, 0, 0, 8, 0, 0, 0xF0, 0, 0, 1, 0, 1, 1, 0xE0]))
    talk.windowsClose()
    return talk
  }

  @Test func anotherProtocolThatBeginsAsRDPDoesIsNoAttemptOnItsOwnPort() {
    #expect(industrial(port: 102).recording.attempts().isEmpty)
  }

  @Test func anotherProtocolThatBeginsAsRDPDoesDoesNotFailOnRDPsPort() throws {
    let report = try only(industrial(port: 3389).recording)
    #expect(report.verdict == .incomplete)
    #expect(report.finding == nil)
  }
}

extension AttemptVerdictTests.End {
  fileprivate init(testDescription: String, _ story: @escaping @Sendable (inout Conversation) -> Void) {
    self.init(testDescription: testDescription, closer: .server, story: story)
  }
}
