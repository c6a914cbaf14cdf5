import Capture
import Conversation
import Testing

@testable import Analyzer

/// What is taken in of the traffic with KDCs, and how much of it.
@Suite struct KerberosTrafficTests {
  private let kdc: Address = "10.0.0.88"

  private func analysis(_ talks: Conversation...) -> Analysis {
    var analysis = Analysis()
    Recording(talks.flatMap(\.recording.frames)).deliver(to: &analysis)
    return analysis
  }

  private func notes(_ analysis: consuming Analysis) -> [String] {
    _ = analysis.finish(CaptureSummary(path: "", format: "pcap"))
    return analysis.notes
  }

  @Test func refusalWithoutATargetIsANote() {
    var talk = windowsPair()
    talk.ask(kdc, .request(for: "krbtgt/EXAMPLE"))
    talk.hear(kdc, .error(24, for: "krbtgt/EXAMPLE"))
    #expect(notes(analysis(talk)).contains { $0.contains("frame 2: KDC_ERR_PREAUTH_FAILED (24). Use --server") })
  }

  @Test func whatIsNoKerberosOnItsPortIsPassedBy() {
    var talk = Conversation(client: "192.0.2.10", server: kdc, port: 88)
    talk.handshake()
    talk.client(.text("GET / HTTP/1.1\r\n\r\n"))
    talk.server(.bytes([0, 0, 0, 200, 0x7E, 0x81]), .bytes([UInt8](repeating: 0x30, count: 64)))
    #expect(notes(analysis(talk)) == ["No RDP connection in this capture."])
  }

  @Test func oldestIsForgottenAndThatIsSaid() {
    var talk = windowsPair()
    for _ in 0..<Limits.ticketMessages + 3 { talk.ask(kdc, .request(for: "cifs/files.example")) }
    #expect(
      notes(analysis(talk)).contains("The first 3 messages of Kerberos were forgotten before the end of the capture."))
  }

  @Test func hostsOfOneClientAreBounded() throws {
    var talk = windowsPair()
    for number in 0..<Limits.ticketHosts * 2 {
      talk.ask(kdc, .request(for: "TERMSRV/host\(number).example"))
      talk.hear(kdc, .error(7, for: "TERMSRV/host\(number).example"))
    }
    #expect(try Told(talk).attempts.count == Limits.ticketHosts)
  }

  @Test func shortNameIsTheSameHost() {
    #expect("desk".namesSameHost(as: "DESK.example"))
    #expect("desk.example".namesSameHost(as: "desk"))
    #expect(!"desk".namesSameHost(as: "desk2.example"))
    #expect(!"desk.example".namesSameHost(as: "desk.other"))
  }
}
