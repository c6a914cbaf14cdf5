import Analyzer

/// Several attempts at a glance: how many came to what, and a row for each.
struct AttemptTable {
  let attempts: [AttemptReport]

  func write(to page: inout TextPage) {
    page.line("\(DecimalText.counted(attempts.count, "attempt")): \(counts)", .bold)
    page.endLine()
    let endpoints = attempts.map { WireText.printable($0.endpoints) }
    let width = min(52, endpoints.map(\.count).max() ?? 0)
    for (attempt, ends) in zip(attempts, endpoints) {
      write(attempt, attempt.finding == nil ? ends : ends.padded(to: width), to: &page)
    }
  }

  /// What stands above each attempt that is told in full.
  static func writeDivider(_ id: Int, to page: inout TextPage) {
    let title = "── attempt \(id) "
    page.endLine()
    page.line(title + String(repeating: "─", count: max(0, TextPage.width - title.count)), .dim)
  }

  private func write(_ attempt: AttemptReport, _ endpoints: String, to page: inout TextPage) {
    page.put(String(attempt.id).rightAligned(to: 4) + "  ")
    page.put(attempt.outcome.padded(to: 27), .init(attempt.verdict))
    page.line(attempt.finding.map { "\(endpoints)  \($0.id) (\($0.confidence.rawValue))" } ?? endpoints)
  }

  /// "1 failed, 2 succeeded", worst first.
  private var counts: String {
    let order: [Verdict] = [.failed, .unexplained, .incomplete, .succeeded]
    let parts = order.compactMap { verdict in
      let count = attempts.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    return parts.joined(separator: ", ")
  }
}
