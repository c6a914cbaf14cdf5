import Analyzer
import Capture
import Reports

/// One capture to be read from beginning to end.
struct CaptureFile: Sendable {
  let path: String
  let arguments: Arguments
  /// Made once: whether the output is a terminal is a question to the system.
  let textOptions: TextOptions

  init(path: String, arguments: Arguments) {
    self.path = path
    self.arguments = arguments
    textOptions = arguments.textOptions
  }

  /// Reads the capture, has its attempts judged by `workers`, and hands `tell` what is to be said of them, in order.
  ///
  /// - Throws: why nothing of the capture can be read.
  func analyze(
    with workers: Workers, showsProgress: Bool, tell: @escaping @Sendable ([Told]) -> Void
  ) throws(CaptureError) -> CaptureSummary {
    let reader = try CaptureReader(path: path)
    let progress = showsProgress ? Progress(of: reader.byteCount, name: path) : nil
    var sink = JudgingSink(file: self, workers: workers, progress: progress, tell: tell)
    if workers.count > 1, arguments.count == nil, reader.byteCount ?? 0 >= SharedReading.worthwhile {
      return SharedReading(reader, into: sink, threads: workers.count).finish(with: workers)
    }
    let summary = reader.read(into: &sink, limit: arguments.count)
    return sink.finish(summary)
  }
}

/// What is to be said of one attempt.
enum Told: Sendable {
  /// Something complete for a format that prints attempts one by one.
  case line(ReportLine, Verdict)
  /// The report, for a format that shows all attempts together.
  case report(AttemptReport)

  var verdict: Verdict {
    switch self {
    case .line(_, let verdict): verdict
    case .report(let report): report.verdict
    }
  }
}
