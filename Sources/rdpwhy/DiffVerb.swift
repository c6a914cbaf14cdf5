import Analyzer
import Capture
import Reports

/// `rdpwhy diff GOOD BAD`: aligns two handshakes and shows where they part.
struct DiffVerb {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Stop) -> ExitStatus {
    let files = arguments.files
    guard files.count == 2 else { throw .usage("diff expects two captures, GOOD and BAD; got \(files.count)") }
    guard arguments.format == .text else { throw .usage("diff prints text alone") }
    let good = attempt(in: files[0], best: [.succeeded])
    let bad = attempt(in: files[1], best: [.failed, .unexplained])
    guard let good, let bad else { return .trouble }
    let diff = HandshakeDiff(good: good, bad: bad)
    let text = DiffText(diff, options: arguments.textOptions)
    try StandardOutput.write(text.bytes(good: title(good), bad: title(bad)))
    return diff.firstDivergence == nil ? .success : .failure
  }

  /// The first attempt with one of the verdicts, or else the first attempt.
  private func attempt(in path: String, best: Set<Verdict>) -> AttemptReport? {
    do throws(CaptureError) {
      var analysis = Analysis(options: arguments.analysisOptions)
      let summary = try CaptureReader(path: path).read(into: &analysis, limit: arguments.count)
      let attempts = analysis.finish(summary)
      for note in arguments.secrets.notes + analysis.notes + attempts.flatMap(\.notes) {
        StandardError.line("rdpwhy: note: \(WireText.printable("\(path): \(note)"))")
      }
      if attempts.isEmpty { StandardError.line("rdpwhy: no RDP connection attempt in \(WireText.printable(path))") }
      return attempts.first { best.contains($0.verdict) } ?? attempts.first
    } catch {
      StandardError.tell(error)
      return nil
    }
  }

  private func title(_ attempt: AttemptReport) -> String {
    "\(attempt.capture), attempt \(attempt.id), \(attempt.verdict.rawValue)"
  }
}
