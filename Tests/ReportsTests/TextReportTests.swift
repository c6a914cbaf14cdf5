import Capture
import Dissectors
import Foundation
import Reports
import Testing

@testable import Analyzer

struct TextReportTests {
  func printed(_ attempts: [AttemptReport], _ options: TextOptions = TextOptions()) -> String {
    String(decoding: TextReport(options: options).bytes(Sample.report(attempts)), as: UTF8.self)
  }

  @Test func tellsAFailedAttemptAnswerFirst() {
    #expect(printed([Sample.failed]) == Golden.failedText)
  }

  @Test func listsSeveralAttemptsBeforeItTellsThoseThatFailed() {
    let text = printed([Sample.failed, Sample.succeeded])
    #expect(text.hasPrefix(Golden.table))
    #expect(text.contains("── attempt 1 ──"))
    #expect(!text.contains("── attempt 2 ──"))
  }

  @Test func tellsEveryAttemptWhenVerbose() {
    let text = printed([Sample.failed, Sample.succeeded], TextOptions(detail: .verbose))
    #expect(text.contains("── attempt 2 ──"))
    #expect(text.contains("rdp.negReq.requestedProtocols  0x00000001 (SSL)"))
  }

  @Test func tellsAttemptsOfUsersBeforeThoseOfPrograms() {
    var (noise, user) = (Sample.failed, Sample.failed)
    noise.lookalikes = [Lookalike(id: "lk-brute-force-noise", text: "nobody waits", frames: [4])]
    user.id = 2
    let text = printed([noise, user])
    let places = ["── attempt 2 ──", "── attempt 1 ──"].map { text.range(of: $0)?.lowerBound ?? text.endIndex }
    #expect(places[0] < places[1] && places[1] < text.endIndex)
  }

  @Test func keepsMereContextForWhoWantsToKnowEverything() {
    var attempt = Sample.failed
    attempt.remarks = [
      Remark(id: "name-slow", text: "slow", frames: [1]),
      Remark(id: "ip-literal-target", text: "by address", frames: [], isContext: true),
    ]
    let (normal, verbose) = (printed([attempt]), printed([attempt], TextOptions(detail: .verbose)))
    #expect(normal.contains("Beside this\n  name-slow: slow (frame 1)\n"))
    #expect(!normal.contains("ip-literal-target"))
    #expect(verbose.contains("  ip-literal-target: by address\n"))
  }

  @Test func saysWhereAConnectionToAnotherServerWent() {
    var attempt = Sample.failed
    var other = attempt.connections[0]
    other.stream = 7
    other.server = Party(address: IPAddress("2001:db8::20"), port: 3389)
    other.events = []
    attempt.connections.append(other)
    #expect(printed([attempt]).contains("TCP stream 7 to [2001:db8::20]:3389  reached"))
  }

  @Test func prints1LineAnAttemptWhenQuiet() {
    #expect(printed([Sample.failed, Sample.succeeded], TextOptions(detail: .quiet)) == Golden.quiet)
  }

  @Test func showsWhatWasMeasuredWhenVerbose() {
    var attempt = Sample.failed
    attempt.meters = Sample.meters
    let text = printed([attempt], TextOptions(detail: .verbose))
    #expect(text.contains("\nMeasured\n  loss         client sent 2 of 9 segments again (frames 4, 5); server none\n"))
    #expect(text.contains("  clock        KDC \\x1b[31m ahead (frame 7)\n"))
    #expect(!printed([attempt], TextOptions()).contains("Measured"))
  }

  @Test func saysThatThereIsNoAttempt() {
    var report = Sample.report([])
    report.captures[0].notes = ["The look-up of ts01 failed: use --server ts01 if that was the target."]
    let text = String(decoding: TextReport(options: TextOptions()).bytes(report), as: UTF8.self)
    #expect(text.hasPrefix("No RDP connection attempt in bad.pcapng (9 packets).\n"))
    #expect(text.contains("  The look-up of ts01 failed"))
  }

  @Test func countsTimesFromTheLineBefore() {
    let text = printed([Sample.failed], TextOptions(time: .delta))
    #expect(text.contains("16.000000      #6  ←"))
  }

  @Test func printsTimesOfDayInUTC() {
    #expect(printed([Sample.failed], TextOptions(time: .absolute)).contains("10:20:46.124456"))
  }

  @Test func saysNothingLessWithoutColour() {
    let colourful = printed([Sample.failed, Sample.succeeded], TextOptions(usesColor: true))
    #expect(colourful.contains("\u{1B}[1;31mfailed in x224"))
    #expect(Golden.withoutColor(colourful) == printed([Sample.failed, Sample.succeeded]))
  }

  @Test func collapsesRunsOfEncryptedRecords() {
    var attempt = Sample.failed
    attempt.connections[0].events += Sample.records(count: 30)
    let text = printed([attempt])
    #expect(text.contains("30 encrypted records to frame 129, 15 by the client, 15 by the server"))
    #expect(!text.contains("#110"))
  }

  @Test func keepsALongLadderReadable() {
    var attempt = Sample.failed
    let many = (0..<500).map { Sample.segment(100 + $0, .client, .syn, at: 16_010) }
    attempt.connections[0].events += many
    let lines = printed([attempt]).split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("more rows, -v shows them") })
    #expect(lines.count < 110)
  }

  @Test func saysThatNothingCameUntilTheCaptureEnded() {
    var attempt = Sample.failed
    attempt.closedBy = .nobody
    attempt.connections[0].closedBy = .nobody
    attempt.connections[0].events.removeLast(2)
    var report = Sample.report([attempt])
    report.captures[0].lastPacket = Sample.at(21_001)
    let text = String(decoding: TextReport(options: TextOptions()).bytes(report), as: UTF8.self)
    #expect(text.contains("… 21.0 s nothing more until the capture ends"))
  }

  @Test func showsRetriesWithoutEvidenceInOneLine() {
    var attempt = Sample.failed
    var retry = Sample.connection
    retry.stream = 7
    retry.events = [Sample.segment(50, .client, .syn, at: 17_000)]
    retry.lastCompletedStep = nil
    attempt.connections.append(retry)
    #expect(printed([attempt]).contains("TCP stream 7  reached nothing, closed by server, frames 50"))
  }
}
