import Analyzer
import Dissectors

/// Prints two handshakes side by side, the first divergence first.
public struct DiffText {
  private let diff: HandshakeDiff
  private let options: TextOptions

  public init(_ diff: HandshakeDiff, options: TextOptions) {
    self.diff = diff
    self.options = options
  }

  /// - Parameters:
  ///   - good: the title of the handshake that worked, such as its file.
  ///   - bad: the title of the other.
  public func bytes(good: String, bad: String) -> [UInt8] {
    var page = TextPage(usesColor: options.usesColor)
    writeAnswer(to: &page)
    guard options.detail != .quiet else { return page.output.bytes }
    page.endLine()
    page.line("  good  \(good)")
    page.line("  bad   \(bad)")
    page.heading("Steps", aside: "= both alike   ~ fields differ   - only in good   + only in bad")
    for row in diff.rows { write(row, to: &page) }
    return page.output.bytes
  }

  private func writeAnswer(to page: inout TextPage) {
    guard let first = diff.parting ?? diff.firstDivergence else {
      page.line("SAME: both handshakes take the same steps with the same fields.", .good)
      return
    }
    let row = diff.rows[first]
    page.put("DIFFERENT", .bad)
    page.line((diff.parting == nil ? " in step " : " from step ") + "\(first + 1): \(row.divergence)", .bold)
  }

  private func write(_ row: HandshakeDiff.Row, to page: inout TextPage) {
    let style: TextPage.Style = row.isSame ? .plain : row.bad == nil ? .bad : .unsure
    let arrow = row.side == .client ? "→" : "←"
    let frames = [row.good, row.bad].map { ($0.map { "#\($0.frame)" } ?? "").rightAligned(to: 8) }
    page.line("  \(row.mark) \(frames.joined())  \(arrow) \(row.name)", style)
    for difference in row.differing { write(difference, to: &page) }
  }

  private func write(_ difference: HandshakeDiff.FieldDifference, to page: inout TextPage) {
    let indent = String(repeating: " ", count: 24)
    page.line(indent + difference.name)
    page.line(indent + "  good  " + Self.words(difference.good, without: difference.bad))
    page.line(indent + "  bad   " + Self.words(difference.bad, without: difference.good))
  }

  /// The values; of long lists only those that the other side lacks.
  private static func words(_ fields: [Field], without others: [Field]) -> String {
    guard !fields.isEmpty else { return "absent" }
    guard fields.count + others.count > 8 else { return fields.map(FieldText.full).joined(separator: ", ") }
    let own = fields.filter { !others.contains($0) }
    let count = "\(fields.count) values"
    return own.isEmpty
      ? count + ", no other than there" : count + ", only here: " + own.map(FieldText.full).joined(separator: ", ")
  }
}

extension HandshakeDiff.Row {
  fileprivate var mark: String {
    if isSame { return "=" }
    return good == nil ? "+" : bad == nil ? "-" : "~"
  }

  /// The divergence as a sentence without a full stop.
  fileprivate var divergence: String {
    let step = "\(side.rawValue)'s \(name)"
    if bad == nil { return "the bad handshake lacks the \(step)" }
    if good == nil { return "only the bad handshake has the \(step)" }
    let names = differing.prefix(3).map(\.name).joined(separator: ", ")
    return "the \(step) differs in \(names)" + (differing.count > 3 ? ", …" : "")
  }
}
