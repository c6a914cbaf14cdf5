import Conversation
import Testing

@testable import Analyzer

/// HTTPS to the host that the user named, of which only that it does not come about says anything.
@Suite struct SoughtGatewayTests {
  private static let gateway: Address = "198.51.100.20"

  private func talk(port: UInt16 = 443, from clientPort: UInt16 = 49_206) -> Conversation {
    Conversation(client: "192.0.2.10", server: Self.gateway, port: port, from: clientPort)
  }

  private func silence(port: UInt16 = 443) -> Conversation {
    var talk = talk(port: port)
    talk.client(.syn)
    for seconds in [1, 2, 4] as [Double] {
      talk.wait(seconds: seconds)
      talk.retransmit(.client)
    }
    talk.wait(seconds: 5)
    return talk
  }

  private func verdict(_ attempt: Attempt) -> (String?, [String]) {
    let conclusion = Diagnosis(attempt, catalogue: Signature.catalogue).conclude()
    return (conclusion.finding?.id, conclusion.alsoSeen.map(\.id))
  }

  @Test func silenceIsToldWhereTheHostIsNamed() throws {
    let told = try Told(silence(), server: "198.51.100.20")
    #expect(told.attempts.count == 1)
    #expect(verdict(told.attempts[0]) == ("gw-unreachable", []))
  }

  /// Nothing of it is followed unless the user says which host is meant, and on the port of HTTPS alone.
  @Test func silenceOfOthersIsNothing() throws {
    #expect(try Told(silence()).attempts.isEmpty)
    #expect(try Told(silence(), server: "198.51.100.21").attempts.isEmpty)
    #expect(try Told(silence(), server: "gateway.lab.test").attempts.isEmpty)
    #expect(try Told(silence(port: 8443), server: "198.51.100.20").attempts.isEmpty)
  }

  @Test func refusalIsTold() throws {
    var refused = talk()
    refused.client(.syn)
    refused.server(.refusal)
    let told = try Told(refused, server: "198.51.100.20")
    #expect(told.attempts.count == 1 && verdict(told.attempts[0]).0 == "gw-unreachable")
  }

  /// Whoever gets there once has reached it.
  @Test func aHostThatAnswersIsReached() throws {
    var answered = talk(from: 49_300)
    answered.clock = silence().clock + 1_000_000_000
    answered.handshake()
    answered.tls12()
    answered.windowsClose()
    #expect(try Told(silence(), answered, server: "198.51.100.20").attempts.isEmpty)
    #expect(try Told(answered, server: "198.51.100.20").attempts.isEmpty)
  }

  /// Beside a real attempt it is nothing: a host that speaks RDP may well have no web server.
  @Test func besideAnAttemptItIsNothing() throws {
    var session = talk(port: 3389)
    session.negotiate()
    session.windowsSession(seconds: 1)
    let told = try Told(session, silence(), server: "198.51.100.20")
    #expect(told.attempts.count == 1 && told.attempts[0].server?.port == 3389)
  }

  /// Who says that RDP is on that port means RDP.
  @Test func aPortOfRDPIsNoGateways() throws {
    let options = AnalysisOptions(server: "198.51.100.20", rdpPorts: [443])
    let told = try Told(silence().recording, options: options)
    #expect(told.attempts.count == 1 && verdict(told.attempts[0]).0 == "tcp-syn-drop")
  }
}
