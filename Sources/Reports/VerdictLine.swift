import Analyzer
import Bytes

/// An attempt in one line: what `-q` prints.
enum VerdictLine {
  /// `bad.pcapng #1 FAILED in tls: title (id, certain, frames 9, 12) client → server`.
  static func line(_ attempt: AttemptReport, usesColor: Bool) -> ReportLine {
    var page = TextPage(usesColor: usesColor)
    page.put(attempt.capture)
    page.put(" #")
    let start = page.output.count
    page.put(String(attempt.id))
    let place = start..<page.output.count
    page.put(" ")
    page.put(attempt.outcome, .init(attempt.verdict))
    page.put(": ")
    page.put(attempt.headline)
    putProof(of: attempt, on: &page)
    page.put(" ")
    page.line(attempt.endpoints)
    return ReportLine(ByteWriter(page.output.bytes.rawSpan), id: attempt.id, place: place)
  }

  private static func putProof(of attempt: AttemptReport, on page: inout TextPage) {
    guard let finding = attempt.finding else { return page.put(",") }
    page.put(" (")
    page.put(finding.id)
    page.put(", ")
    page.put(finding.confidence.rawValue)
    let frames = attempt.evidenceFrames
    if !frames.isEmpty {
      page.put(", ")
      page.put(FrameList.words(frames))
    }
    page.put(")")
  }
}
