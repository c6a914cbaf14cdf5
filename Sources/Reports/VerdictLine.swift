import Analyzer

/// An attempt in one line: what `-q` prints.
enum VerdictLine {
  /// `bad.pcapng #1 FAILED in tls: title (id, certain, frames 9, 12) client → server`.
  static func write(_ attempt: AttemptReport, to page: inout TextPage) {
    page.put("\(attempt.capture) #\(attempt.id) ")
    page.put(attempt.outcome, .init(attempt.verdict))
    page.line(": \(attempt.headline)\(proof(of: attempt)) \(attempt.endpoints)")
  }

  private static func proof(of attempt: AttemptReport) -> String {
    guard let finding = attempt.finding else { return "," }
    let parts = [finding.id, finding.confidence.rawValue, FrameList.words(attempt.evidenceFrames)]
    return " (\(parts.filter { !$0.isEmpty }.joined(separator: ", ")))"
  }
}
