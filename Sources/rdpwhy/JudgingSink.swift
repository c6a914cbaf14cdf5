import Analyzer
import Capture
import Reports

/// Takes the packets of a capture and has its attempts judged while more packets come.
///
/// Connections that are over are read, and attempts that are complete are judged, in pieces on all threads; in between this one alone puts
/// connections together to attempts. The pieces are taken in the order in which they were begun, so what is told does not depend on the
/// number of threads.
struct JudgingSink: ScreenedSink, ~Copyable, Sendable {
  private let file: CaptureFile
  private let workers: Workers
  private let tell: @Sendable ([Told]) -> Void
  private var progress: Progress?
  private var analysis: Analysis
  private var queue: AttemptQueue
  private var unread = Queue<Piece<ConnectionNews>>()
  private var unjudged: [Attempt] = []
  private var untold = Queue<Piece<[Told]>>()
  private var attempts = 0

  /// Connections or attempts in a piece: enough to be worth handing over, few enough to keep every thread at work to the end.
  private static let batch = 16
  /// Pieces of a kind that may wait before this thread does some as well.
  private static let backlog = 8

  init(
    file: CaptureFile, workers: Workers, progress: Progress?, tell: @escaping @Sendable ([Told]) -> Void
  ) {
    self.file = file
    self.workers = workers
    self.progress = progress
    self.tell = tell
    analysis = Analysis(options: file.arguments.analysisOptions)
    queue = AttemptQueue(options: file.arguments.analysisOptions)
  }

  mutating func receive(_ packet: Packet, bytes: RawSpan) { analysis.receive(packet, bytes: bytes) }

  mutating func found(_ secrets: DecryptionSecrets) { analysis.found(secrets) }

  var screen: OrdinaryPackets { analysis.screen }

  var revision: Int { analysis.revision }

  mutating func reached(offset: Int) {
    progress?.move(to: offset)
    if analysis.pending >= Self.batch { read(analysis.takeNews()) }
    advance(leaving: Self.backlog)
  }

  /// Says what the end of the capture brings to light.
  mutating func finish(_ summary: CaptureSummary) -> CaptureSummary {
    let ending = analysis.end(summary)
    read(ending.news)
    advance(leaving: 0)
    judge(queue.finish(ending), least: 1)
    advance(leaving: 0)
    progress?.clear()
    var summary = summary
    summary.notes += file.arguments.secrets.notes + analysis.notes(hasAttempts: attempts > 0)
    return summary
  }
}

extension JudgingSink {
  private mutating func read(_ news: consuming FlowNews) {
    for batch in news.split(into: Self.batch) { unread.append(workers.start { batch.read() }) }
  }

  /// Takes what is done, and more until no more than `backlog` pieces of a kind wait.
  private mutating func advance(leaving backlog: Int) {
    while let piece = unread.first, unread.count > backlog || piece.isDone {
      _ = unread.removeFirst()
      judge(queue.add(workers.finish(piece)), least: Self.batch)
    }
    while let piece = untold.first, untold.count > backlog || piece.isDone {
      _ = untold.removeFirst()
      tell(workers.finish(piece))
    }
  }

  /// Has attempts judged as soon as there are `least` of them.
  private mutating func judge(_ news: [Attempt], least: Int) {
    unjudged += news
    var begun = 0
    defer { unjudged.removeFirst(begun) }
    while unjudged.count - begun >= max(least, 1) {
      let batch = Array(unjudged[begun...].prefix(Self.batch))
      begun += batch.count
      let first = attempts + 1
      attempts += batch.count
      untold.append(
        workers.start { [file] in
          batch.enumerated().map { file.told($0.element, id: first + $0.offset) }
        })
    }
  }
}

extension CaptureFile {
  fileprivate func told(_ attempt: Attempt, id: Int) -> Told {
    let isBrief = arguments.format == .text && arguments.detail == .quiet
    let report = attempt.judged(id: id, capture: path, isBrief: isBrief)
    guard let line = line(for: report) else { return .report(report) }
    return .line(line, report.verdict)
  }

  /// The attempt as a line of its own; nil when the format shows all attempts together.
  private func line(for report: AttemptReport) -> ReportLine? {
    switch arguments.format {
    case .ndjson: NDJSONReport.line(report)
    case .text where arguments.detail == .quiet: TextReport(options: textOptions).line(report)
    case .text, .json: nil
    }
  }
}
