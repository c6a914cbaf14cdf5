import Capture
import Conversation
import Testing

@testable import Analyzer

/// What is measured whatever became of the attempt.
@Suite struct MeterTests {
  private func readings(_ fixture: String, _ id: String) throws -> [Meter] {
    let attempt = try #require(Told(fixture: fixture).attempts.first)
    return attempt.judged(id: 1, capture: "").meters.filter { $0.id == id }
  }

  /// Between MTU and black hole nothing else is lost: the large records of TLS, again and again.
  @Test func blackholeLosesLargeSegmentsInTLS() throws {
    let loss = try #require(try readings("tcp-mtu-blackhole", "loss").first)
    #expect(loss.side == .server && loss.text.contains("(tls 6)") && loss.frames.count == 6)
    let sizes = try readings("tcp-mtu-blackhole", "packet-size")
    #expect(sizes.first { $0.side == .server }?.quantity == .bytes(19))
  }

  @Test func timeGoesWhereTheStepsAre() throws {
    let times = try readings("tcp-mtu-blackhole", "time")
    #expect(times.map(\.phase) == [.tcp, .x224, .tls, .tls])
    guard case .duration(let wait)? = times.last?.quantity else { throw Unmatched(id: "time") }
    #expect(wait > .seconds(24) && times.last?.text.hasSuffix("until the end") == true)
  }

  @Test func resetsAreTheirSendersOrNot() throws {
    #expect(try readings("tcp-rst-midstream-injected", "reset").first?.text.hasPrefix("not the server's") == true)
    #expect(try readings("x224-reset-before-confirm", "reset").allSatisfy { !$0.text.hasPrefix("not") })
    #expect(try readings("tcp-mtu-blackhole", "reset").isEmpty)
  }

  @Test func quietPathLosesNothing() throws {
    let loss = try readings("clock-skew", "loss")
    #expect(loss.count == 1 && loss.first?.quantity == .segments(0, of: 22))
  }

  @Test func clocksAreThoseOfTheMessages() throws {
    let clock = try #require(try readings("clock-skew", "clock").first)
    #expect(clock.side == .server && clock.quantity == .duration(.seconds(-2)))
    let kdc = try readings("krb-skew", "clock").filter { $0.text.hasPrefix("KDC") }
    #expect(!kdc.isEmpty)
  }

  /// In a line of its own an attempt has no room for them.
  @Test func briefReportsHaveNone() throws {
    let attempt = try #require(Told(fixture: "clock-skew").attempts.first)
    #expect(attempt.judged(id: 1, capture: "", isBrief: true).meters.isEmpty)
  }

  /// Every frame that is named belongs to the connection, whatever the capture.
  @Test(arguments: Fixture.all)
  func namesFramesOfTheCapture(_ fixture: Fixture) throws {
    for attempt in try Told(capture: fixture.capture, options: fixture.options).attempts {
      let meters = attempt.judged(id: 1, capture: "").meters
      #expect(!meters.isEmpty || attempt.connections.isEmpty)
      #expect(meters.flatMap(\.frames).allSatisfy { $0 > 0 })
    }
  }
}
