import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Attempts that are handed over while the capture goes on.
@Suite struct StreamingTests {
  private func refused(_ talk: Conversation, protocols: Int = 0xB) -> Conversation {
    var talk = talk
    talk.handshake()
    talk.client(.x224Request(protocols: protocols, cookie: "alice"))
    talk.server(.x224Failure(code: 5))
    talk.windowsClose()
    return talk
  }

  private func talk(_ port: UInt16 = 50_000, at seconds: Double = 0) -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20", from: port)
    talk.wait(seconds: seconds)
    return talk
  }

  /// How many connections have the attempts that are complete after `recording`, before its end.
  private func complete(_ conversations: Conversation...) -> [Int] { complete(conversations.map(\.recording)) }

  private func complete(_ recordings: [Recording]) -> [Int] {
    var analysis = Analysis()
    let frames = recordings.flatMap(\.frames).enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    Recording(frames).deliver(to: &analysis)
    var queue = AttemptQueue(options: AnalysisOptions())
    return queue.add(analysis.takeNews().read()).map(\.connections.count)
  }

  /// Somebody else, much later: lets time pass in the capture.
  private func later(_ seconds: Double) -> Conversation {
    var other = Conversation(client: "192.0.2.99", server: "198.51.100.20", from: 60_000)
    other.wait(seconds: seconds)
    other.handshake()
    return other
  }

  @Test func isCompleteWhenTheClientDidNotComeBack() {
    #expect(complete(refused(talk()), later(4)) == [])
    #expect(complete(refused(talk()), later(6)) == [1])
  }

  @Test func waitsForAConnectionThatMayContinueIt() {
    var again = talk(50_001, at: 2)
    again.handshake()
    #expect(complete(refused(talk()), again, later(20)) == [])
    #expect(complete(refused(talk()), refused(talk(50_001, at: 2), protocols: 3), later(20)) == [2])
  }

  @Test func waitsLongerAfterAPrompt() {
    var prompt = talk()
    prompt.negotiate()
    prompt.tls12()
    prompt.windowsClose()
    #expect(complete(prompt, later(200)) == [])
    #expect(complete(prompt, refused(talk(50_001, at: 250)), later(310)) == [2])
    #expect(complete(prompt, later(310), refused(talk(50_001, at: 320)), later(330)) == [1, 1])
  }

  @Test func unansweredSYNsAreGivenUp() {
    var silent = talk()
    silent.client(.syn)
    for _ in 0..<2 {
      silent.wait(seconds: 1)
      silent.retransmit(.client)
    }
    #expect(complete(silent, later(299)) == [])
    #expect(complete(silent, later(310), refused(talk(50_001, at: 320)), later(330)) == [1, 1])
  }

  @Test func sessionIsKeptWhileItIsSilent() {
    var session = talk()
    session.windowsSession()
    #expect(complete([session.recording.droppingLast(4), later(4000).recording]) == [])
  }

  @Test func lateSegmentsOfWhatIsOverAreNoConnection() {
    var ended = refused(talk())
    ended.wait(seconds: 30)
    ended.server(.rst)
    let reports = Recording(ended, later(20)).attempts()
    #expect(reports.map(\.client.port) == [50_000, 60_000])
  }

  @Test func oneWrongTimestampEndsNothing() {
    var session = talk()
    session.handshake()
    session.client(.x224Request(protocols: 3, cookie: nil))
    session.server(.x224Failure(code: 5))
    var recording = session.recording
    recording.frames[1].time += 86_400_000_000_000
    let connections = recording.attempts().flatMap(\.connections)
    #expect(connections.map(\.lastCompletedStep) == [.x224Request])
  }

  @Test func placesAreUsedAgain() {
    var sink = TableSink(table: FlowTable(ports: []))
    for number in 0..<3 {
      let talk = refused(talk(50_000 + UInt16(number), at: Double(number) * 20))
      talk.recording.deliver(to: &sink)
      let open = sink.table.flows.map(\.ordinal)
      #expect(open == [number])
      let over = sink.table.takeOver(by: Timestamp(nanoseconds: talk.clock + 6_000_000_000))
      #expect(over?.ordinal == number)
    }
    let left = sink.table.flows.count
    #expect(left == 0)
  }

  /// What is told does not depend on when it is asked for.
  @Test(arguments: Fixture.everything)
  func isTheSameInPortions(_ fixture: Fixture) throws {
    let options = fixture.options
    let whole = try Analyzed(fixture.capture, options: options).attempts
    var sink = PortionSink(options: options)
    let summary = try CaptureReader(path: fixture.capture).read(into: &sink)
    let ending = sink.analysis.end(summary)
    var attempts = sink.attempts + sink.queue.add(ending.news.read())
    attempts += sink.queue.finish(ending)
    let portions = attempts.enumerated().map { $1.judged(id: $0 + 1, capture: summary.path) }
    #expect(portions.map(Told.init) == whole.map(Told.init))
  }

  /// What no time passes by gets the same verdict as what is told as soon as it can be.
  @Test(arguments: Fixture.everything)
  func isTheSameAtTheEnd(_ fixture: Fixture) throws {
    let options = fixture.options
    let early = try Analyzed(fixture.capture, options: options).attempts
    var analysis = Analysis(options: options, isLive: true)
    let summary = try CaptureReader(path: fixture.capture).read(into: &analysis)
    let late = analysis.finish(summary)
    #expect(Set(early.map { Told($0, isNumbered: false) }) == Set(late.map { Told($0, isNumbered: false) }))
  }

  /// The part of a report that is compared.
  private struct Told: Hashable {
    let id: Int
    let verdict: Verdict
    let finding: String?
    let evidence: [Int]
    let streams: [Int?]
    let lookalikes: [String]

    init(_ report: AttemptReport) { self.init(report, isNumbered: true) }

    init(_ report: AttemptReport, isNumbered: Bool) {
      id = isNumbered ? report.id : 0
      verdict = report.verdict
      finding = report.finding?.id
      evidence = report.finding?.evidence.map(\.frame) ?? []
      streams = report.connections.map(\.stream)
      lookalikes = report.lookalikes.map(\.id)
    }
  }

  private struct TableSink: PacketSink, ~Copyable {
    var table: FlowTable

    mutating func receive(_ packet: Packet, bytes: RawSpan) {
      guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
      table.receiveSegment(packet, headers, frame: bytes)
    }
  }

  /// Asks for news after every packet.
  private struct PortionSink: PacketSink, ~Copyable {
    var analysis: Analysis
    var queue: AttemptQueue
    var attempts: [Attempt] = []

    init(options: AnalysisOptions) {
      analysis = Analysis(options: options)
      queue = AttemptQueue(options: options)
    }

    mutating func receive(_ packet: Packet, bytes: RawSpan) {
      analysis.receive(packet, bytes: bytes)
      attempts += queue.add(analysis.takeNews().read())
    }

    mutating func found(_ secrets: DecryptionSecrets) { analysis.found(secrets) }
  }
}

@Suite struct DeadlineQueueTests {
  @Test func givesTheEarliestFirstAndEqualOnesInOrder() {
    var queue = DeadlineQueue<Int>()
    let times: [Int64] = [5, 3, 9, 3, 1, 7, 5, 3]
    for (index, time) in times.enumerated() { queue.insert(index, at: Timestamp(nanoseconds: time)) }
    var taken: [Int] = []
    while let next = queue.next(by: Timestamp(nanoseconds: 7)) { taken.append(next) }
    #expect(taken == [4, 1, 3, 7, 0, 6, 5])
    #expect(queue.next(by: Timestamp(nanoseconds: 8)) == nil)
  }
}
