import Conversation
import Testing

@testable import Analyzer

@Suite struct TCPSignaturesTests {
  @Test func repeatedSYNOfWindowsIsOneRefusal() throws {
    let told = try Told(WindowsStories.closedPort)
    #expect(told.attempts.count == 1)
    #expect(told.attempts[0].connections.count == 1)
    #expect(try told.judgement(.tcpRefusedClosedPort) == .matched(.likely, nil))
    #expect(try told.judgement(.tcpSYNDrop) == .ruledOut([2]))
    #expect(try told.judgement(.tcpRSTMidstreamInjected) == .cannotTell)
    #expect(told.lookalike(.synRetryOnRST)?.frames == [2, 4, 6])
  }

  @Test func acceptedConnectionWasNotRefused() throws {
    var talk = windowsPair()
    talk.negotiate()
    talk.server(.rst)
    #expect(try Told(talk).judgement(.tcpRefusedClosedPort) == .ruledOut([2]))
  }

  @Test(
    arguments: [
      (3, 13, true), (3, 10, true), (3, 9, true), (3, 0, false), (3, 1, false), (3, 3, false),
    ] as [(UInt8, UInt8, Bool)])
  func routerThatRefusesIsAMiddlebox(type: UInt8, code: UInt8, isProhibition: Bool) throws {
    var talk = windowsPair()
    talk.client(.syn)
    talk.icmp(from: "203.0.113.1", type: type, code: code)
    let told = try Told(talk)
    let prohibited = try told.judgement(.tcpICMPAdminProhibited)
    let unreachable = try told.judgement(.tcpICMPHostUnreachable)
    let expected = Said.matched(.certain, .middlebox)
    #expect(prohibited == (isProhibition ? expected : .ruledOut([2])))
    #expect(unreachable == (isProhibition ? .ruledOut([2]) : expected))
  }

  @Test func serverThatRefusesItselfIsTheServer() throws {
    var talk = windowsPair()
    talk.client(.syn)
    talk.icmp(from: "198.51.100.20", type: 3, code: 3)
    #expect(try Told(talk).judgement(.tcpICMPHostUnreachable) == .matched(.certain, .server))
  }

  @Test func refusalsOfIPv6AreKnownToo() throws {
    for (code, signature) in [(1, Signature.tcpICMPAdminProhibited), (3, .tcpICMPHostUnreachable)] {
      var talk = Conversation(client: "2001:db8::10", server: "2001:db8:0:1::20")
      talk.client(.syn)
      talk.icmp(from: "2001:db8::1", type: 1, code: UInt8(code))
      #expect(try Told(talk).judgement(signature) == .matched(.certain, .middlebox))
    }
  }

  @Test func errorThatTheServerAnswersAllTheSameIsNoFailure() throws {
    var talk = windowsPair()
    talk.client(.syn)
    talk.icmp(from: "203.0.113.1", type: 3, code: 1)
    talk.wait(seconds: 1)
    talk.retransmit(.client)
    talk.server(.synAck)
    talk.client(.ack)
    #expect(try Told(talk).judgement(.tcpICMPHostUnreachable) == .ruledOut([4]))
  }

  @Test func causesFollowTheReasonOfTheError() throws {
    var talk = windowsPair()
    talk.client(.syn)
    talk.icmp(from: "203.0.113.1", type: 3, code: 0)
    let causes = try Told(talk).finding(.tcpICMPHostUnreachable).causes
    #expect(causes[0].title.contains("route"))
    #expect(causes.last?.against.isEmpty == false)
  }
}
