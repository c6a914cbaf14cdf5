import Capture
import Conversation
import Testing

@testable import Analyzer

/// Guesses at passwords, and the user among them. All conversations are composed.
@Suite struct PasswordGuessingTests {
  private func guess(
    _ number: Int, from client: Address, cookie: String = "Administr", every seconds: Double = 0.5
  ) -> Conversation {
    var talk = Conversation(client: client, server: "198.51.100.20", from: 41_000 + UInt16(number))
    talk.wait(seconds: Double(number) * seconds)
    talk.negotiate(cookie: cookie)
    talk.tls12()
    talk.refusedNTLM()
    return talk
  }

  private func reports(_ talks: [Conversation]) throws -> [AttemptReport] {
    let frames = talks.flatMap(\.recording.frames).enumerated()
    let inOrder = frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return try Told(Recording(inOrder.map(\.element))).attempts.map { $0.judged(id: 1, capture: "") }
  }

  @Test(arguments: [(20, false), (21, true)])
  func moreThanTwentyInAMinuteAreNoUser(count: Int, isNoise: Bool) throws {
    let reports = try reports((0..<count).map { guess($0, from: "192.168.1.7") })
    #expect(reports.map(\.isNoise) == [isNoise])
    #expect(reports.map(\.verdict) == [.failed])
  }

  @Test func namesOfUsersAreNoGuesses() throws {
    #expect(try reports((0..<30).map { guess($0, from: "192.168.1.7", cookie: "alice") }).map(\.isNoise) == [false])
  }

  @Test func slowTriesAreNoGuesses() throws {
    #expect(try reports((0..<30).map { guess($0, from: "192.168.1.7", every: 3.2) }).map(\.isNoise) == [false])
  }

  @Test(arguments: [("203.0.113", true), ("192.168.1", false)])
  func manyAddressesOfTheInternetMakeItTogether(network: String, isNoise: Bool) throws {
    let reports = try reports((0..<40).map { guess($0, from: Address("\(network).\($0 % 10 + 1)")) })
    #expect(reports.count == 10)
    #expect(reports.contains(where: \.isNoise) == isNoise)
  }

  @Test func userAmongThemIsToldOfThem() throws {
    let reports = try Told(fixture: "composed-brute-force-noise").attempts.map { $0.judged(id: 1, capture: "") }
    let own = try #require(reports.first { !$0.isNoise })
    #expect(own.client.address.map { "\($0)" } == "192.0.2.10")
    let remark = try #require(own.remarks.first { $0.id == "brute-force-noise" })
    #expect(remark.text.contains("3 other addresses"))
    #expect(!remark.isContext)
    #expect(reports.count { $0.isNoise } == 3)
  }

  @Test func sessionThatRanIsNoNoise() throws {
    var user = Conversation(client: "203.0.113.99", server: "198.51.100.20")
    user.wait(seconds: 5)
    user.negotiate(cookie: "Administr")
    user.securedSession()
    let reports = try reports((0..<40).map { guess($0, from: "203.0.113.7") } + [user])
    let own = try #require(reports.first { $0.client.address.map { "\($0)" } == "203.0.113.99" })
    #expect(own.verdict == .succeeded && !own.isNoise)
    #expect(!own.remarks.map(\.id).contains("brute-force-noise"))
  }

  @Test func liveCaptureMarksThemToo() {
    var analysis = Analysis(isLive: true)
    let talks = (0..<40).map { guess($0, from: "192.168.1.7") }
    for talk in talks { talk.recording.deliver(to: &analysis) }
    let now = Conversation.start + 120_000_000_000
    #expect(analysis.settle(now: Timestamp(nanoseconds: now)).map(\.isNoise) == [true])
  }

  /// Each from another address to another server: what is remembered has a bound.
  @Test func manyServersTakeNoEndOfMemory() {
    var guessing = PasswordGuessing()
    for number in 0..<(Limits.guessedServers + 10) {
      var talk = Conversation(client: "203.0.113.7", server: Address("10.1.\(number >> 8).\(number & 0xFF)"))
      talk.handshake()
      talk.client(.x224Request(cookie: "hello"))
      for flow in talk.recording.flows() { guessing.note(Connection(flow)) }
    }
    #expect(guessing.serverCount == Limits.guessedServers)
  }
}
