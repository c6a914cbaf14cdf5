import Analyzer
import Capture
import Dissectors
import Testing

/// What the program says of captures that other projects hold their own programs to.
@Suite(.enabled(if: SharedCaptures.arePresent, "needs ../shared/captures"))
struct SharedCapturesTests {
  private func only(_ name: String) throws -> AttemptReport {
    let attempts = try Analyzed(SharedCaptures.path(name)).attempts
    try #require(attempts.count == 1)
    return attempts[0]
  }

  @Test func certificatePromptAndSessionAreOneAttemptThatSucceeded() throws {
    let attempt = try only("zeek-rdp-to-ssl.pcap")
    #expect(attempt.verdict == .succeeded)
    #expect(attempt.finding == nil)
    #expect(attempt.phase == .active)
    #expect(attempt.closedBy == .client)
    #expect(attempt.connections.map(\.stream) == [0, 1])
    #expect(attempt.connections.map(\.lastCompletedStep) == [.credsspServerKey, .active])
  }

  @Test func fuzzedNegotiationIsMalformedAndNoKnownFailure() throws {
    let attempt = try only("zeek-rdp-invalid-length.pcap")
    #expect(attempt.finding == nil)
    #expect(attempt.verdict != .succeeded)
    let broken = attempt.connections[0].events.filter { event in
      switch event.kind {
      case .malformed, .foreign, .partial: true
      default: false
      }
    }
    #expect(broken.map(\.frame).min() ?? 0 >= 4)
    #expect(Set(broken.map(\.side)) == [.client, .server])
  }

  @Test func sessionThatStopsAfterConnectInitialIsIncomplete() throws {
    let attempt = try only("zeek-rdp-unknown-keyboard.pcap")
    #expect(attempt.verdict == .incomplete)
    #expect(attempt.phase == .mcs)
    #expect(attempt.lastCompletedStep == .mcsConnectInitial)
    #expect(attempt.firstMissingStep == .mcsConnectResponse)
    #expect(attempt.closedBy == .nobody)
  }

  @Test(arguments: ["zeek-rdpeudp-handshake-fail.pcap", "zeek-rdpeudp2-handshake-success.pcap"])
  func udpTransportAloneIsNoAttempt(_ name: String) throws {
    #expect(try Analyzed(SharedCaptures.path(name)).attempts.isEmpty)
  }

  @Test func sessionOfStandardSecuritySucceeds() throws {
    let attempt = try only("oisf-RDP-003.pcap")
    #expect(attempt.verdict == .succeeded)
    #expect(attempt.finding == nil)
    #expect(attempt.lastCompletedStep == .active)
    let cookie = attempt.connections[0].events.flatMap(\.fields).first { $0.name == "rdp.rt_cookie" }
    #expect(cookie?.value == .text("Cookie: mstshash=A70067"))
  }

  @Test func captureCutInNLAIsIncomplete() throws {
    let attempt = try only("ntop-rdp.pcap")
    #expect(attempt.verdict == .incomplete)
    #expect(attempt.phase == .credssp)
    #expect(attempt.lastCompletedStep == .credsspCredentials)
    #expect(attempt.closedBy == .nobody)
  }

  @Test func negotiationAfterASocksGreetingIsFound() throws {
    let attempt = try only("arkime-socks5-rdp.pcap")
    #expect(attempt.verdict == .incomplete)
    #expect(attempt.server.port == 42356)
    #expect(attempt.lastCompletedStep == .x224Confirm)
    #expect(attempt.connections[0].events.map(\.frame) == [8, 9])
  }

  /// None of these holds a byte of RDP; most of them are broken on purpose.
  @Test(arguments: SharedCaptures.files(in: "protocols") + SharedCaptures.files(in: "formats"))
  func captureWithoutRDPHasNoAttempt(_ name: String) {
    do {
      #expect(try Analyzed(SharedCaptures.path(name)).attempts.isEmpty)
    } catch {
      #expect(error is CaptureError)
    }
  }
}
