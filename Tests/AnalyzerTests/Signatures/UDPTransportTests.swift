import Bytes
import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// UDP beside TCP. The conversations are composed; the datagrams are those of public captures.
@Suite struct UDPTransportTests {
  /// A session in which something happens over UDP.
  private func session(_ story: (inout Conversation) -> Void) -> Conversation {
    var talk = windowsPair()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    story(&talk)
    talk.session(seconds: 6)
    talk.windowsClose()
    return talk
  }

  private func report(_ story: (inout Conversation) -> Void) throws -> AttemptReport {
    try #require(try Told(session(story)).attempts.first).judged(id: 1, capture: "")
  }

  private func udp(_ report: AttemptReport) -> [String] {
    report.lookalikes.map(\.id).filter { $0 == "lk-udp-fallback" }
      + report.remarks.map(\.id).filter { $0 == "udp-transport" }
  }

  @Test func offerThatNobodyAnswersIsAFallback() throws {
    let report = try report { talk in
      for seconds in [3.5, 2.7, 1] {
        talk.offerUDP()
        talk.wait(seconds: seconds)
      }
    }
    #expect(report.verdict == .succeeded)
    #expect(udp(report) == ["lk-udp-fallback"])
    #expect(report.lookalikes.first { $0.id == "lk-udp-fallback" }?.frames.count == 3)
  }

  @Test func oneOfferCountsWhenTheSessionGoesOn() throws {
    #expect(try udp(report { $0.offerUDP() }) == ["lk-udp-fallback"])
    var short = windowsPair()
    short.negotiate()
    short.offerUDP()
    short.windowsClose()
    let attempt = try #require(try Told(short).attempts.first)
    #expect(LookalikeRule.udpFallback.find(attempt) == nil)
  }

  @Test func offerThatIsTakenIsMereContext() throws {
    let report = try report { talk in
      talk.offerUDP()
      talk.takeUDP()
    }
    #expect(udp(report) == ["udp-transport"])
    #expect(report.remarks.first { $0.id == "udp-transport" }?.isContext ?? false)
  }

  @Test func refusalByICMPNamesWhoRefused() throws {
    let report = try report { talk in
      talk.offerUDP()
      talk.icmp(from: "198.51.100.1", type: 3, code: 13)
    }
    #expect(report.verdict == .succeeded)
    let lookalike = try #require(report.lookalikes.first { $0.id == "lk-udp-fallback" })
    #expect(lookalike.text.contains("198.51.100.1"))
  }

  @Test func otherDatagramsAreNoOffer() throws {
    let report = try report { talk in
      talk.datagram(from: .client, [UInt8](repeating: 0, count: 1232))
      talk.datagram(from: .client, [UInt8](repeating: 0xFF, count: 100))
    }
    #expect(udp(report).isEmpty)
  }

  @Test func offerOfAnotherClientIsNotThisOnes() throws {
    var other = Conversation(client: "192.0.2.11", server: "198.51.100.20", from: 50_001)
    other.wait(seconds: 0.5)
    for _ in 0..<3 {
      other.offerUDP()
      other.wait(seconds: 1)
    }
    let attempt = try #require(try Told(session { _ in }, other).attempts.first)
    #expect(LookalikeRule.udpFallback.find(attempt) == nil)
  }

  /// Each offers, and each is another client: what is remembered has a bound.
  @Test func manyClientsTakeNoEndOfMemory() throws {
    var traffic = Recording()
    for number in 0..<(Limits.datagramPairs + 50) {
      var talk = Conversation(
        client: Address("10.0.\(number >> 8).\(number & 0xFF)"), server: "198.51.100.20", from: 50_001,
        at: Conversation.start + Int64(number) * 1_000_000)
      talk.offerUDP()
      traffic.frames += talk.recording.frames
    }
    var analysis = Analysis()
    traffic.deliver(to: &analysis)
    #expect(analysis.finish(CaptureSummary(path: "", format: "pcap")).isEmpty)
  }

  @Test(
    .enabled(if: SharedCaptures.arePresent),
    arguments: [
      ("zeek-rdpeudp-handshake-fail.pcap", [true, true, true]),
      ("zeek-rdpeudp2-handshake-success.pcap", [true, false]),
    ])
  func publicCapturesAreUnderstood(_ name: String, isOffer: [Bool]) throws {
    var sink = DatagramSink()
    _ = try CaptureReader(path: SharedCaptures.path(name)).read(into: &sink)
    #expect(sink.traffic.all.map(\.isOffer) == isOffer)
  }
}

private struct DatagramSink: PacketSink {
  var traffic = DatagramTraffic()

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)),
      DatagramTraffic.concerns(headers)
    else { return }
    var payload = ByteReader(bytes, in: headers.payload)
    traffic.receive(packet, headers, payload: &payload)
  }
}
