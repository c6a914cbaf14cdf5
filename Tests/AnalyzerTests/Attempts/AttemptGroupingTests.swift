import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Which connections are one click of a user.
@Suite struct AttemptGroupingTests {
  private func talk(protocols: Int = 0xB, selecting selected: Int? = nil, cookie: String? = "alice") -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    Self.refused(&talk, protocols, cookie)
    return talk
  }

  /// The server refuses the negotiation, the client goes.
  private static func refused(_ talk: inout Conversation, _ protocols: Int, _ cookie: String?) {
    talk.handshake()
    talk.client(.x224Request(protocols: protocols, cookie: cookie))
    talk.server(.x224Failure(code: 5))
    talk.windowsClose()
  }

  /// How many connections each attempt has when two refused connections follow each other.
  private func groups(
    _ first: (protocols: Int, cookie: String?), after seconds: Double, _ second: (protocols: Int, cookie: String?)
  ) -> [Int] {
    var one = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    Self.refused(&one, first.protocols, first.cookie)
    var two = one.reconnection(after: seconds)
    Self.refused(&two, second.protocols, second.cookie)
    return Recording(one, two).attempts().map(\.connections.count)
  }

  // MARK: A client that tries again by itself

  @Test(arguments: [
    ("fewer protocols", 0xB, 1.0, 0x3, [2]),
    ("the same protocols", 0xB, 1.0, 0xB, [2]),
    ("none of the protocols", 0x3, 1.0, 0, [2]),
    ("more protocols", 0x3, 1.0, 0xB, [1, 1]),
    ("other protocols", 0x2, 1.0, 0x1, [1, 1]),
    ("just in time", 0xB, 4.9, 0x3, [2]),
    ("too late", 0xB, 5.1, 0x3, [1, 1]),
  ])
  func fallback(_ name: String, first: Int, seconds: Double, second: Int, expected: [Int]) {
    #expect(groups((first, "alice"), after: seconds, (second, "alice")) == expected, "\(name)")
  }

  @Test(
    arguments: [
      ("alice", "bob", [1, 1]), ("alice", "alice", [2]), ("alice", nil, [2]), (nil, "alice", [2]), (nil, nil, [2]),
    ] as [(String?, String?, [Int])])
  func cookiesTellUsersApart(_ first: String?, _ second: String?, expected: [Int]) {
    #expect(groups((0xB, first), after: 1, (0x3, second)) == expected)
  }

  @Test func threeConnectionsOfOneClientAreOneAttempt() {
    let first = talk()
    var second = first.reconnection(after: 0.5)
    Self.refused(&second, 0x3, "alice")
    var third = second.reconnection(after: 0.5)
    Self.refused(&third, 0x1, "alice")
    #expect(Recording(first, second, third).attempts().map(\.connections.count) == [3])
  }

  // MARK: Two users

  @Test func connectionsThatOverlapAreTwoAttempts() {
    var one = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    one.negotiate(cookie: nil)
    var two = one.reconnection(after: 0.5)
    one.wait(seconds: 2)
    one.windowsClose()
    two.negotiate(cookie: nil)
    two.wait(seconds: 5)
    two.windowsClose()
    #expect(Recording(one, two).attempts().map(\.connections.count) == [1, 1])
  }

  @Test(
    arguments: [("192.0.2.11", "198.51.100.20", 3389), ("192.0.2.10", "198.51.100.21", 3389)]
      as [(Address, Address, UInt16)])
  func otherEndpointsAreAnotherAttempt(_ client: Address, _ server: Address, port: UInt16) {
    let first = talk()
    var second = Conversation(client: client, server: server, port: port, from: 50_000, at: first.clock)
    second.wait(seconds: 1)
    Self.refused(&second, 0x3, "alice")
    #expect(Recording(first, second).attempts().map(\.connections.count) == [1, 1])
  }

  /// Two clients whose connections alternate in time keep their own attempts.
  @Test func clientsThatAlternateKeepTheirAttempts() {
    let first = talk()
    var other = Conversation(client: "192.0.2.11", server: "198.51.100.20", from: 50_000, at: first.clock)
    other.wait(seconds: 0.5)
    Self.refused(&other, 0xB, "bob")
    var second = first.reconnection(after: 1)
    Self.refused(&second, 0x3, "alice")
    let attempts = Recording(first, other, second).attempts()
    #expect(attempts.map(\.connections.count) == [2, 1])
    #expect(attempts.map(\.client.address?.low) == [0xC000_020A, 0xC000_020B])
  }

  // MARK: Prompts

  /// A client that showed its user a certificate comes back when the user has answered.
  @Test(arguments: [(34.0, [2]), (299.0, [2]), (301.0, [1, 1])])
  func certificatePrompt(seconds: Double, expected: [Int]) {
    var prompt = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    prompt.negotiate()
    prompt.tls12()
    prompt.ntlm()
    prompt.windowsClose()
    var session = prompt.reconnection(after: seconds)
    session.windowsSession()
    let attempts = Recording(prompt, session).attempts()
    #expect(attempts.map(\.connections.count) == expected)
    #expect(attempts.last?.verdict == .succeeded)
  }

  /// A server that ends the connection asks nobody.
  @Test func connectionThatTheServerEndedIsNoPrompt() {
    var ended = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    ended.negotiate()
    ended.server(.rst)
    var session = ended.reconnection(after: 20)
    session.windowsSession()
    #expect(Recording(ended, session).attempts().map(\.connections.count) == [1, 1])
  }

  @Test func sessionThatRanIsNotContinued() {
    var one = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    one.windowsSession()
    var two = one.reconnection(after: 1)
    two.windowsSession()
    #expect(Recording(one, two).attempts().map(\.verdict) == [.succeeded, .succeeded])
  }
}
