import Conversation
import Testing

@testable import Analyzer

@Suite struct NameSignaturesTests {
  private let name = "desk.example"

  @Test func missingNameIsCertain() throws {
    var talk = windowsPair()
    talk.dnsQuery(name, to: "10.0.0.53", id: 1)
    talk.dnsAnswer(name, code: 3, from: "10.0.0.53", id: 1)
    let told = try Told(talk, server: name)
    #expect(try told.judgement(.dnsNXDomain) == .matched(.certain, .nobody))
    #expect(try told.judgement(.dnsTimeout) == .ruledOut([2]))
    #expect(try told.finding(.dnsNXDomain).evidence.map(\.frame) == [1, 2])
  }

  @Test func missingIPv6AddressBesideAnIPv4AddressIsNoFailure() throws {
    var talk = windowsPair()
    talk.dnsQuery(name, type: 28, to: "10.0.0.53", id: 1)
    talk.dnsAnswer(name, code: 3, type: 28, from: "10.0.0.53", id: 1)
    talk.dnsQuery(name, to: "10.0.0.53", id: 2)
    talk.dnsAnswer(name, ["198.51.100.20"], from: "10.0.0.53", id: 2)
    talk.wait(seconds: 6)
    #expect(try Told(talk, server: name).attempts.isEmpty)
    talk.windowsSession()
    let told = try Told(talk)
    #expect(try told.judgement(.dnsNXDomain) == .ruledOut([4]))
    #expect(try told.judgement(.dnsTimeout) == .ruledOut([2]))
  }

  @Test func publicResolverSpeaksForAVPNWithoutItsNameServer() throws {
    var talk = windowsPair()
    talk.dnsQuery(name, to: "9.9.9.9", id: 1)
    talk.dnsAnswer(name, code: 3, from: "9.9.9.9", id: 1)
    let causes = try Told(talk, server: name).finding(.dnsNXDomain).causes
    #expect(causes[0].title.contains("VPN"))
    #expect(causes[0].for.count == 1)
  }

  @Test func serverFailureIsNoMissingName() throws {
    var talk = windowsPair()
    talk.dnsQuery(name, to: "10.0.0.53", id: 1)
    talk.dnsAnswer(name, code: 2, from: "10.0.0.53", id: 1)
    let told = try Told(talk, server: name)
    #expect(try told.judgement(.dnsNXDomain) == .cannotTell)
    #expect(try told.judgement(.dnsTimeout) == .ruledOut([2]))
  }

  @Test func silenceOfTheNameServerNeedsTwoQuestionsAndFiveSeconds() throws {
    var talk = windowsPair()
    talk.dnsQuery(name, to: "10.0.0.53", id: 1)
    talk.wait(seconds: 2)
    talk.dnsQuery(name, to: "10.0.0.53", id: 1)
    #expect(try Told(talk, server: name).judgement(.dnsTimeout) == .cannotTell)
    talk.wait(seconds: 4)
    talk.dnsQuery(name, to: "10.0.0.54", id: 1)
    #expect(try Told(talk, server: name).judgement(.dnsTimeout) == .matched(.likely, .nobody))
    #expect(try Told(talk, server: name).judgement(.dnsNXDomain) == .cannotTell)
  }

  @Test func questionsToEverybodyGoUnansweredAllTheTime() throws {
    var talk = windowsPair()
    for _ in 0..<4 {
      talk.dnsQuery(name, to: "224.0.0.252", id: 1)
      talk.wait(seconds: 2)
    }
    #expect(try Told(talk, server: name).judgement(.dnsTimeout) == .cannotTell)
  }

  // MARK: - Two kinds of addresses

  private func silentIPv6(_ lookups: (inout Conversation, Address) -> Void) throws -> Said {
    var talk = Conversation(client: "2001:db8::10", server: "2001:db8:0:1::20")
    lookups(&talk, "2001:db8::53")
    talk.client(.syn)
    for seconds in [1.0, 2, 4] {
      talk.wait(seconds: seconds)
      talk.retransmit(.client)
    }
    return try Told(talk).judgement(.dnsAAAADeadIPv6)
  }

  @Test func silenceOverIPv6CountsWhereThereIsIPv4() throws {
    let both = try silentIPv6 { talk, resolver in
      talk.dnsQuery(name, type: 28, to: resolver, id: 1)
      talk.dnsAnswer(name, ["2001:db8:0:1::20"], type: 28, from: resolver, id: 1)
      talk.dnsQuery(name, to: resolver, id: 2)
      talk.dnsAnswer(name, ["198.51.100.20"], from: resolver, id: 2)
    }
    #expect(both == .matched(.possible, .nobody))
    let one = try silentIPv6 { talk, resolver in
      talk.dnsQuery(name, type: 28, to: resolver, id: 1)
      talk.dnsAnswer(name, ["2001:db8:0:1::20"], type: 28, from: resolver, id: 1)
    }
    #expect(one == .cannotTell)
    #expect(try silentIPv6 { _, _ in } == .cannotTell)
  }
}
