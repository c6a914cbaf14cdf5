import Analyzer
import Capture

/// The analysis as text for a person: the answer first.
public struct TextReport {
  private let options: TextOptions

  public init(options: TextOptions) { self.options = options }

  /// One attempt is told in full. Of several a table comes first, and then each that did not succeed: those of users before those for which
  /// nobody waits.
  public func bytes(_ report: AnalysisReport) -> [UInt8] {
    var page = TextPage(usesColor: options.usesColor)
    if options.detail == .quiet {
      var output = OutputBuffer()
      for attempt in report.attempts { line(attempt).write(id: attempt.id, to: &output) }
      return output.bytes
    } else if report.attempts.isEmpty {
      page.line("No RDP connection attempt in \(Self.places(report.captures)).", .unsure)
    } else {
      write(report, to: &page)
    }
    writeNotes(of: report.captures, to: &page)
    return page.output.bytes
  }

  /// One attempt by itself, as a live capture prints it when it ends.
  public func bytes(_ attempt: AttemptReport) -> [UInt8] {
    var output = OutputBuffer()
    if options.detail == .quiet {
      line(attempt).write(id: attempt.id, to: &output)
      return output.bytes
    }
    var page = TextPage(usesColor: options.usesColor)
    AttemptText(attempt: attempt, capture: nil, options: options).write(to: &page)
    page.endLine()
    return page.output.bytes
  }

  /// An attempt in one line; it is given its number when it is written.
  public func line(_ attempt: AttemptReport) -> ReportLine {
    VerdictLine.line(attempt, usesColor: options.usesColor)
  }

  private func write(_ report: AnalysisReport, to page: inout TextPage) {
    let isAlone = report.attempts.count == 1
    if !isAlone { AttemptTable(attempts: report.attempts).write(to: &page) }
    let inOrder = report.attempts.filter { !$0.isNoise } + report.attempts.filter(\.isNoise)
    for attempt in inOrder where isAlone || options.detail == .verbose || attempt.verdict != .succeeded {
      if !isAlone { AttemptTable.writeDivider(attempt.id, to: &page) }
      let capture = report.captures.first { $0.path == attempt.capture }
      AttemptText(attempt: attempt, capture: capture, options: options).write(to: &page)
    }
  }

  private func writeNotes(of captures: [CaptureSummary], to page: inout TextPage) {
    let notes = captures.flatMap { capture in
      capture.notes.map { captures.count == 1 ? $0 : "\(capture.path): \($0)" }
    }
    guard !notes.isEmpty else { return }
    page.heading("About the capture")
    for note in notes { page.paragraph(note) }
  }

  private static func places(_ captures: [CaptureSummary]) -> String {
    let packets = DecimalText.counted(captures.map(\.packets).reduce(0, +), "packet")
    let name = captures.count == 1 ? captures[0].path : DecimalText.counted(captures.count, "capture")
    return "\(name) (\(packets))"
  }
}
