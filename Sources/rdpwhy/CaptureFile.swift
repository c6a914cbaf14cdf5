import Analyzer
import Capture
import Reports

/// One capture to be read from beginning to end.
struct CaptureFile {
  let path: String
  let arguments: Arguments

  /// Adds the capture and its attempts to the report, numbered on from those that are there; says on standard error
  /// why it cannot.
  func analyze(into report: inout AnalysisReport) {
    do throws(CaptureError) {
      let reader = try CaptureReader(path: path)
      let size = reader.byteCount
      var analysis = Analysis(options: arguments.analysisOptions)
      var progress = Progress(of: size, name: path)
      var summary = read(reader, into: &analysis, &progress)
      for var attempt in analysis.finish(summary) {
        attempt.id = report.attempts.count + 1
        report.attempts.append(attempt)
      }
      summary.notes += analysis.notes
      report.captures.append(summary)
    } catch {
      StandardError.tell(error)
    }
  }

  /// The meter costs a call a packet, so a sink with one is used only where somebody can see it.
  private func read(
    _ reader: consuming CaptureReader, into analysis: inout Analysis, _ progress: inout Progress
  ) -> CaptureSummary {
    guard arguments.detail != .quiet, System.isTerminal(System.standardError) else {
      return reader.read(into: &analysis, limit: arguments.count)
    }
    var sink = MeteredSink(analysis: analysis, progress: progress)
    let summary = reader.read(into: &sink, limit: arguments.count)
    sink.progress.clear()
    analysis = sink.analysis
    return summary
  }
}

/// Passes packets on and moves the progress bar.
private struct MeteredSink: PacketSink {
  var analysis: Analysis
  var progress: Progress

  mutating func receive(_ packet: Packet, bytes: RawSpan) { analysis.receive(packet, bytes: bytes) }

  mutating func reached(offset: Int) { progress.move(to: offset) }
}
