import Capture
import Conversation
import Testing

@testable import Analyzer

/// A server that sends its client on. All conversations are composed; standard RDP security shows the redirection without keys.
@Suite struct RedirectionTests {
  private func broker(to target: String = "198.51.100.21") -> Conversation {
    var talk = windowsPair()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.server(.validClientLicense)
    talk.server(.redirection(to: target))
    talk.windowsClose()
    return talk
  }

  private func host(
    after broker: Conversation, seconds: Double = 0.1, client: Address = "192.0.2.10",
    at server: Address = "198.51.100.21"
  ) -> Conversation {
    var talk = Conversation(client: client, server: server, from: 49_900, at: broker.clock)
    talk.wait(seconds: seconds)
    return talk
  }

  private func reports(_ talks: Conversation...) throws -> [AttemptReport] {
    try Told(Recording(talks[0], talks[1])).attempts.map { $0.judged(id: 1, capture: "") }
  }

  @Test func sessionAtTheTargetIsTheSameAttempt() throws {
    let broker = broker()
    var host = host(after: broker)
    host.windowsSession()
    let reports = try reports(broker, host)
    #expect(reports.map(\.verdict) == [.succeeded])
    #expect(reports.first?.lookalikes.first { $0.id == "lk-redirect-close" }?.frames.count == 3)
    #expect(reports.first.map { "\($0.server.address.map { "\($0)" } ?? "")" } == "198.51.100.21")
  }

  @Test func refusalAtTheTargetIsTheFailure() throws {
    let broker = broker()
    var host = host(after: broker)
    host.client(.syn)
    host.server(.refusal)
    let reports = try reports(broker, host)
    #expect(reports.map(\.finding?.id) == ["redirect-target-unreachable"])
    #expect(reports.first?.finding?.evidence.count == 3)
    #expect(reports.first?.alsoSeen.map(\.id) == ["tcp-refused-closed-port"])
  }

  @Test func failureBeyondTCPIsTheTargetsOwn() throws {
    let broker = broker()
    var host = host(after: broker)
    host.handshake()
    host.client(.x224Request(protocols: 3))
    host.server(.x224Failure(code: 3))
    host.windowsClose()
    let reports = try reports(broker, host)
    #expect(reports.map(\.finding?.id) == ["x224-neg-failure-no-cert"])
    #expect(reports.first?.ruledOut.contains { $0.id == "redirect-target-unreachable" } ?? false)
  }

  @Test(
    arguments: [
      (0.1, "192.0.2.10", "198.51.100.22"), (0.1, "192.0.2.11", "198.51.100.21"), (5.1, "192.0.2.10", "198.51.100.21"),
    ] as [(Double, Address, Address)])
  func anotherConnectionIsAnotherAttempt(seconds: Double, client: Address, server: Address) throws {
    let broker = broker()
    var host = host(after: broker, seconds: seconds, client: client, at: server)
    host.client(.syn)
    host.server(.refusal)
    #expect(try reports(broker, host).map(\.finding?.id) == [nil, "tcp-refused-closed-port"])
  }

  @Test func nameThatIsNoAddressLeadsNowhere() throws {
    let broker = broker(to: "host.example")
    var host = host(after: broker)
    host.windowsSession()
    #expect(try reports(broker, host).count == 2)
  }

  @Test func liveCaptureTellsBothAsOne() throws {
    let broker = broker()
    var host = host(after: broker)
    host.windowsSession()
    var analysis = Analysis(isLive: true)
    Recording(broker, host).deliver(to: &analysis)
    let reports = analysis.settle(now: Timestamp(nanoseconds: host.clock + 30_000_000_000))
    #expect(reports.map(\.connections.count) == [2])
  }
}
