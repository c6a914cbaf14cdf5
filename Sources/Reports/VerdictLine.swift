import Analyzer

/// An attempt in one line: what `-q` prints.
enum VerdictLine {
  /// `bad.pcapng #1 FAILED in tls: title (id, certain, frames 9, 12) client → server`.
  static func line(_ attempt: AttemptReport, usesColor: Bool) -> ReportLine {
    var page = TextPage(usesColor: usesColor)
    page.put("\(attempt.capture) #")
    let place = page.output.count
    page.put(" ")
    page.put(attempt.outcome, .init(attempt.verdict))
    page.line(": \(attempt.headline)\(proof(of: attempt)) \(attempt.endpoints)")
    return ReportLine(bytes: page.output.bytes, place: place)
  }

  private static func proof(of attempt: AttemptReport) -> String {
    guard let finding = attempt.finding else { return "," }
    let parts = [finding.id, finding.confidence.rawValue, FrameList.words(attempt.evidenceFrames)]
    return " (\(parts.filter { !$0.isEmpty }.joined(separator: ", ")))"
  }
}
