import Conversation
import Testing

@testable import Analyzer

@Suite struct LookalikeTests {
  private func lookalikes(_ talks: Conversation...) throws -> [String] {
    var frames = Recording()
    for talk in talks { frames.frames += talk.recording.frames }
    let attempt = try #require(try Told(frames).attempts.first)
    return LookalikeRule.all.compactMap { $0.find(attempt)?.id }
  }

  @Test(arguments: Fixture.everything)
  func fixturesShowTheirLookalikesAndNoOthers(_ fixture: Fixture) throws {
    guard let attempt = try Told(capture: fixture.capture).attempts.first else { return }
    let found = LookalikeRule.all.compactMap { $0.find(attempt)?.id }
    #expect(Set(found) == Set(fixture.expectation.lookalikes))
  }

  @Test func healthCheckIsAPortTest() throws {
    let told = try Told(WindowsStories.healthCheck)
    #expect(!told.attempts.isEmpty)
    for attempt in told.attempts { #expect(LookalikeRule.portTest.find(attempt) != nil) }
  }

  @Test func serverThatClosesFirstIsNoPortTest() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.server(.fin)
    talk.client(.fin)
    #expect(try !lookalikes(talk).contains("lk-port-test"))
  }

  @Test func resetWithoutAClientFINIsTheServersOwn() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.server(.rst)
    #expect(try !lookalikes(talk).contains("lk-server-rst-after-client-fin"))
  }

  @Test func failureWithoutAnotherTryIsNoFallback() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request(protocols: 0xB))
    talk.server(.x224Failure(code: 2))
    talk.windowsClose()
    #expect(try lookalikes(talk) == ["lk-server-rst-after-client-fin"])
  }

  @Test func secondTryThatIsRefusedTooIsNoFallback() throws {
    var first = windowsPair()
    first.handshake()
    first.client(.x224Request(protocols: 0xB))
    first.server(.x224Failure(code: 2))
    first.windowsClose()
    var second = first.reconnection(after: 1)
    second.handshake()
    second.client(.x224Request(protocols: 0))
    second.server(.x224Failure(code: 1))
    second.windowsClose()
    #expect(try !lookalikes(first, second).contains("lk-negotiation-fallback"))
  }

  @Test func clientThatDidNotComeBackIsNoProbe() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12()
    talk.ntlm()
    talk.windowsClose()
    #expect(try !lookalikes(talk).contains("lk-probe-then-connect"))
  }

  @Test func promptNeedsAConfirmThatArrived() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.losing(.afterCapture) { $0.server(.x224Confirm(selected: 2)) }
    talk.wait(seconds: 3)
    talk.retransmit(.server)
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    #expect(try !lookalikes(talk).contains("lk-prompt-between-cc-and-clienthello"))
  }

  @Test func waitInVainIsNoEndOfTheCapture() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.server(.ack)
    talk.wait(seconds: 12)
    talk.client(.keepAlive)
    #expect(try !lookalikes(talk).contains("lk-capture-ended"))
  }

  @Test func lossThatNothingFollowsIsNotRecovered() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.losing(.afterCapture) { $0.client(.handshake(.clientHello(serverName: "rdp.example"))) }
    for seconds in [0.3, 0.6, 1.2] {
      talk.wait(seconds: seconds)
      talk.losing(.afterCapture) { $0.retransmit(.client) }
    }
    #expect(try !lookalikes(talk).contains("lk-recovered-retrans"))
  }

  @Test func retransmissionsAreNoMirrorPort() throws {
    var talk = windowsPair()
    talk.negotiate()
    for _ in 0..<6 {
      talk.wait(seconds: 0.3)
      talk.retransmit(.server)
    }
    #expect(try !lookalikes(talk).contains("lk-dup-span"))
  }

  /// The client tries both addresses of a name at once, and drops the slower connection.
  @Test func loserOfTwoAddressFamiliesFailedNowhere() throws {
    var slow = windowsPair()
    slow.handshake()
    slow.client(.rst)
    var fast = Conversation(client: "2001:db8::10", server: "2001:db8:0:1::20")
    fast.windowsSession()
    let reports = try Told(slow, fast).attempts.map { $0.judged(id: 1, capture: "") }
    #expect(reports.count == 2)
    #expect(Set(reports.map(\.verdict)) == [.succeeded, .incomplete])
  }

  @Test(arguments: [(2.0, true), (2.0, false)])
  func checksAtFixedIntervalsAreNoUsers(seconds: Double, isRegular: Bool) throws {
    var frames = Recording()
    var talk = windowsPair()
    for number in 0..<4 {
      talk.handshake()
      talk.client(.x224Request(protocols: 1))
      talk.server(.x224Confirm(selected: 1))
      talk.windowsClose()
      frames.frames += talk.recording.frames
      talk = talk.reconnection(after: isRegular ? seconds : seconds * Double(number + 1))
    }
    let attempt = try #require(try Told(frames).attempts.first)
    #expect((LookalikeRule.healthCheck.find(attempt) != nil) == isRegular)
  }

  /// A user's name in the request makes a user of it.
  @Test func userWhoTriesThriceIsNoHealthCheck() throws {
    var frames = Recording()
    var talk = windowsPair()
    for _ in 0..<4 {
      talk.handshake()
      talk.client(.x224Request(protocols: 1, cookie: "alice"))
      talk.server(.x224Confirm(selected: 1))
      talk.windowsClose()
      frames.frames += talk.recording.frames
      talk = talk.reconnection(after: 2)
    }
    let attempt = try #require(try Told(frames).attempts.first)
    #expect(LookalikeRule.healthCheck.find(attempt) == nil)
  }
}
