import Bytes
import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

@Suite struct ARPSignatureTests {
  private static let host = "10.77.2.99"

  /// An ARP message: 1 asks, 2 answers.
  private func message(_ operation: Int, from sender: String, about target: String) -> [UInt8] {
    let (from, to) = (octets(sender), octets(target))
    return hex("ffffffffffff 020000000102 0806 0001 0800 06 04") + big(operation, 2) + hex("020000000102") + from
      + hex("000000000000") + to
  }

  private func octets(_ address: String) -> [UInt8] { address.split(separator: ".").compactMap { UInt8($0) } }

  private func traffic(_ messages: [(seconds: Double, frame: [UInt8])], server: String? = Self.host) -> NeighborTraffic
  {
    var traffic = NeighborTraffic(server: server)
    for (index, message) in messages.enumerated() {
      let packet = Packet(
        number: index + 1, timestamp: Timestamp(nanoseconds: Int64(message.seconds * 1e9)), interface: 0, linkType: 1,
        originalLength: 42)
      message.frame.withReader { traffic.receive(packet, frame: $0.remainingBytes) }
    }
    return traffic
  }

  private func asked(_ times: [Double], from sender: String = "10.77.2.2") -> [(seconds: Double, frame: [UInt8])] {
    times.map { ($0, message(1, from: sender, about: Self.host)) }
  }

  @Test func threeQuestionsInVain() {
    let failed = traffic(asked([0, 1, 2])).failed
    #expect(failed?.requests.map(\.frame) == [1, 2, 3])
    #expect(failed?.client == IPAddress("10.77.2.2"))
  }

  @Test func fewerQuestionsOrRareOnesShowNothing() {
    #expect(traffic(asked([0, 1])).failed == nil)
    #expect(traffic(asked([0, 60, 120])).failed == nil)
    #expect(traffic(asked([0, 1]) + asked([2], from: "10.77.2.3")).failed == nil)
  }

  @Test func anybodyWhoAskedInVainCounts() {
    let failed = traffic(asked([0], from: "10.77.2.1") + asked([1, 2, 3])).failed
    #expect(failed?.client == IPAddress("10.77.2.2"))
    #expect(failed?.requests.map(\.frame) == [2, 3, 4])
  }

  /// As a mirror port shows it.
  @Test func questionThatWasCapturedTwiceIsOne() {
    #expect(traffic(asked([0, 0.000_004, 1, 1.000_004])).failed == nil)
    let failed = traffic(asked([0, 0.000_004, 1, 1.000_004, 2, 2.000_004])).failed
    #expect(failed?.requests.map(\.frame) == [1, 3, 5])
  }

  @Test func hostThatIsHeardIsThere() {
    let answer = message(2, from: Self.host, about: "10.77.2.2")
    #expect(traffic(asked([0, 1, 2]) + [(3, answer)]).failed == nil)
    let announcement = message(1, from: Self.host, about: Self.host)
    #expect(traffic([(0, announcement)] + asked([1, 2, 3])).failed == nil)
  }

  @Test(arguments: [nil, "10.77.2.98", "desk.example", "2001:db8::1"])
  func questionsForOtherHostsBelongToNoAttempt(server: String?) {
    #expect(traffic(asked([0, 1, 2]), server: server).failed == nil)
  }

  @Test func theBoundHolds() {
    let many = asked((0..<Limits.neighborRequests * 2).map { Double($0) })
    #expect(traffic(many).failed?.requests.count == Limits.neighborRequests)
  }

  /// A live capture has reported the session already when the host goes away.
  @Test func questionsAfterAReportedSessionAreNoAttempt() throws {
    var talk = Conversation(client: "10.77.2.2", server: Address(Self.host))
    talk.windowsSession()
    var analysis = Analysis(options: AnalysisOptions(server: Self.host), isLive: true)
    talk.recording.deliver(to: &analysis)
    let end = Timestamp(nanoseconds: talk.clock)
    #expect(analysis.settle(now: end.advanced(byNanoseconds: 60_000_000_000)).map(\.verdict) == [.succeeded])
    for (index, question) in asked([61, 62, 63]).enumerated() {
      let time = end.advanced(byNanoseconds: Int64(question.seconds * 1e9))
      let packet = Packet(number: 1_000 + index, timestamp: time, interface: 0, linkType: 1, originalLength: 42)
      question.frame.withReader { analysis.receive(packet, bytes: $0.remainingBytes) }
    }
    #expect(analysis.finish(CaptureSummary(path: "", format: "pcap")).isEmpty)
  }

  /// Beside a connection to the same server the questions are an old story.
  @Test(arguments: [(host, 1), ("10.77.2.98", 2)])
  func serverThatWasReachedHasAnAddress(connected: String, attempts: Int) throws {
    var talk = Conversation(client: "10.77.2.2", server: Address(connected))
    talk.windowsSession()
    let options = AnalysisOptions(server: Self.host)
    var queue = AttemptQueue(options: options)
    var analysis = Analysis(options: options)
    talk.recording.deliver(to: &analysis)
    for (index, question) in asked([0, 1, 2]).enumerated() {
      let time = Timestamp(nanoseconds: Conversation.start + Int64(question.seconds * 1e9))
      let packet = Packet(number: 1_000 + index, timestamp: time, interface: 0, linkType: 1, originalLength: 42)
      question.frame.withReader { analysis.receive(packet, bytes: $0.remainingBytes) }
    }
    let known = queue.add(analysis.takeNews().read())
    let ending = analysis.end(CaptureSummary(path: "", format: "pcap"))
    let found = known + queue.add(ending.news.read()) + queue.finish(ending)
    #expect(found.count == attempts)
    #expect(found.count { Said(Signature.arpUnresolved.judge($0)).isMatch } == attempts - 1)
  }
}
