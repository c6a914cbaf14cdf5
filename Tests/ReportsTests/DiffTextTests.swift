import Dissectors
import Reports
import Testing

@testable import Analyzer

struct DiffTextTests {
  func printed(_ diff: HandshakeDiff, _ options: TextOptions = TextOptions()) -> String {
    String(decoding: DiffText(diff, options: options).bytes(good: "good.pcapng", bad: "bad.pcapng"), as: UTF8.self)
  }

  func request(_ protocols: UInt64, reference: UInt64 = 0) -> Event {
    let message = RequestMessage(fields: [
      Field("x224.src_ref", .hex(reference, digits: 4)),
      Field(
        "rdp.negReq.requestedProtocols", .hex(protocols, digits: 8), meaning: protocols == 1 ? "SSL" : "SSL | HYBRID"),
    ])
    return Event(frame: 4, time: Sample.at(1), side: .client, phase: .x224, kind: .message(message))
  }

  @Test func findsHandshakesTheSameThatDifferOnlyInWhatIsNewEachTime() {
    let diff = HandshakeDiff(good: [request(3, reference: 1)], bad: [request(3, reference: 2)])
    #expect(diff.firstDivergence == nil)
    #expect(printed(diff).hasPrefix("SAME:"))
  }

  @Test func namesTheFieldThatDiffers() throws {
    let diff = HandshakeDiff(good: [request(3), Sample.refusal], bad: [request(1), Sample.refusal])
    #expect(diff.firstDivergence == 0)
    #expect(diff.rows[0].differing.map(\.name) == ["rdp.negReq.requestedProtocols"])
    #expect(diff.rows[1].isSame)
    #expect(printed(diff) == Golden.diff)
  }

  @Test func alignsWhatFollowsAMissingStep() {
    let syn = Sample.segment(1, .client, .syn, at: 0)
    let diff = HandshakeDiff(good: [syn, request(1), Sample.refusal], bad: [syn, Sample.refusal])
    #expect(diff.rows.map(\.isSame) == [true, false, true])
    #expect(diff.firstDivergence == 1)
    #expect(
      printed(diff).hasPrefix("DIFFERENT from step 2: the bad handshake lacks the client's X.224 Connection Request\n"))
  }

  /// A field that differs beforehand is not where they part.
  @Test func partsWhereTheHandshakesGoDifferentWays() {
    let diff = HandshakeDiff(good: [request(3), Sample.refusal], bad: [request(1)])
    #expect(diff.firstDivergence == 0)
    #expect(diff.parting == 1)
    #expect(
      printed(diff).hasPrefix("DIFFERENT from step 2: the bad handshake lacks the server's X.224 Connection Confirm\n"))
  }

  @Test func takesAnyNumberOfEncryptedRecordsForOneStep() {
    let diff = HandshakeDiff(good: Sample.records(count: 9), bad: Sample.records(count: 4))
    #expect(diff.rows.count == 1)
    #expect(diff.firstDivergence == nil)
  }

  @Test func comparesTheConnectionsThatGotFurthest() {
    var good = Sample.failed
    var probe = Sample.connection
    probe.lastCompletedStep = .tcpSYN
    probe.events = []
    good.connections.insert(probe, at: 0)
    #expect(HandshakeDiff(good: good, bad: Sample.failed).firstDivergence == nil)
  }

  @Test func printsOneLineWhenQuiet() {
    let diff = HandshakeDiff(good: [request(3)], bad: [request(1)])
    #expect(printed(diff, TextOptions(detail: .quiet)).split(separator: "\n").count == 1)
  }
}
