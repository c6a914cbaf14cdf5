import Capture
import Conversation
import Testing

@testable import Analyzer

/// The look-ups that count are those just before a connection, however long the capture has run.
@Suite struct NameTrafficTests {
  /// Look-ups of other names, one each millisecond.
  private func chatter(_ count: Int) -> Conversation {
    var talk = Conversation(client: "192.0.2.77", server: "198.51.100.20")
    for number in 0..<count {
      talk.dnsQuery("host\(number).example", to: "10.0.0.53", id: number & 0xffff)
      talk.wait(seconds: 0.001)
    }
    return talk
  }

  private func session() -> Conversation {
    var talk = windowsPair()
    talk.dnsQuery("desk.example", to: "10.0.0.53", id: 1)
    talk.dnsAnswer("desk.example", ["198.51.100.20"], from: "10.0.0.53", id: 1)
    talk.windowsSession()
    return talk
  }

  @Test func findsNameBehindConnectionAfterMoreLookupsThanAreKept() throws {
    let before = chatter(Limits.nameMessages + 100).recording
    let last = try #require(before.frames.last)
    let session = session().recording
    let first = try #require(session.frames.first)
    var later = session.frames
    for index in later.indices { later[index].time += last.time - first.time + 1 }
    let reports = Recording(before.frames + later).attempts()
    #expect(reports.count == 1)
    #expect(reports.first?.server.name == "desk.example")
  }

  @Test func saysThatLookupsWereForgotten() throws {
    var analysis = Analysis()
    chatter(Limits.nameMessages + 3).recording.deliver(to: &analysis)
    _ = analysis.finish(CaptureSummary(path: "", format: "pcap"))
    #expect(analysis.notes.contains("The first 3 name look-ups were forgotten before the end of the capture."))
  }

  @Test func passesByAnswersThatHoldTheAddressAsSomethingElse() throws {
    var talk = windowsPair()
    talk.dnsQuery("desk.example", to: "10.0.0.53", id: 1)
    talk.dnsAnswer("desk.example", ["198.51.100.20"], from: "10.0.0.53", id: 1)
    // The same four bytes in a row, as a part of another address.
    talk.dnsQuery("other.example", to: "10.0.0.53", id: 2)
    talk.dnsAnswer("other.example", ["2001:db8:c633:6414::1"], type: 28, from: "10.0.0.53", id: 2)
    talk.windowsSession()
    #expect(talk.recording.attempts().first?.server.name == "desk.example")
  }
}
