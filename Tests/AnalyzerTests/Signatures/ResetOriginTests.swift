import Conversation
import Testing

@testable import Analyzer

/// Who sent a RST: the peer it names, or somebody on the path.
@Suite struct ResetOriginTests {
  private func origin(_ talk: Conversation) throws -> ResetOrigin {
    let connection = try #require(try Told(talk).attempts.first?.connections.first)
    return try #require(connection.resetOrigin)
  }

  @Test func forgedResetsInBothDirectionsAreInjected() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.injectReset(to: .client)
    talk.injectReset(to: .server)
    let told = try Told(talk)
    #expect(try origin(talk).isInjected)
    #expect(try told.judgement(.tcpRSTMidstreamInjected) == .matched(.likely, .middlebox))
    #expect(try told.judgement(.tcpFirewallAppResetAfterCR) == .ruledOut([4]))
  }

  @Test func serverThatGoesOnDidNotReset() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.injectReset(to: .client)
    talk.server(.text("later"))
    let signs = try origin(talk).signs
    #expect(signs.map(\.field) == ["ip.ttl", "tcp.seq"])
    #expect(signs.last?.frame == 7)
  }

  @Test func resetAtTheConnectionRequestIsAFirewallThatKnowsRDP() throws {
    var talk = windowsPair()
    talk.handshake()
    talk.client(.x224Request())
    talk.injectReset(to: .client)
    talk.injectReset(to: .server)
    let told = try Told(talk)
    #expect(try told.judgement(.tcpFirewallAppResetAfterCR) == .matched(.likely, .middlebox))
    #expect(try told.judgement(.tcpRSTMidstreamInjected) == .cannotTell)
    #expect(try told.judgement(.x224ResetBeforeConfirm) == .ruledOut([5]))
  }

  @Test func oneSignAloneIsNoProof() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.injectReset(to: .client)
    #expect(try origin(talk).signs.map(\.field) == ["ip.ttl"])
    #expect(try Told(talk).judgement(.tcpRSTMidstreamInjected) == .cannotTell)
  }

  @Test func genuineResetBearsNoSign() throws {
    var talk = windowsPair()
    talk.roundTrip = 0.04
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.server(.rst)
    #expect(try origin(talk).signs.isEmpty)
    #expect(try Told(talk).judgement(.tcpRSTMidstreamInjected) == .ruledOut([7]))
  }

  @Test func resetAfterAFINEndsNothing() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.windowsClose()
    #expect(try Told(talk).judgement(.tcpRSTMidstreamInjected) == .cannotTell)
  }

  /// Bytes that were sent before the RST and arrive after it say nothing.
  @Test func overtakenBytesAreNoSign() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.reordered {
      $0.server(.text("last words"))
      $0.server(.rst)
    }
    #expect(try origin(talk).signs.isEmpty)
  }

  @Test(arguments: Fixture.everything)
  func onlyForgedResetsOfTheFixturesAreCalledSo(_ fixture: Fixture) throws {
    let forged: Set = ["tcp-rst-midstream-injected", "tcp-firewall-app-reset-after-cr"]
    let connections = try Told(capture: fixture.capture).attempts.flatMap(\.connections)
    let injected = connections.contains { $0.resetOrigin?.isInjected ?? false }
    #expect(injected == forged.contains(fixture.expectation.finding ?? ""))
  }
}
