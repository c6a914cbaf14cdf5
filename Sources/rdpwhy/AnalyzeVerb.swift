import Analyzer
import Capture
import Reports

/// `rdpwhy FILE…`: reads captures and says of each attempt where and why it failed.
struct AnalyzeVerb {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Stop) -> ExitStatus {
    guard !arguments.files.isEmpty else {
      throw .usage("no capture named; 'rdpwhy FILE' reads one, - is standard input")
    }
    arguments.noteKeyLog()
    var report = AnalysisReport(captures: [], attempts: [])
    for path in arguments.files { CaptureFile(path: path, arguments: arguments).analyze(into: &report) }
    guard !report.captures.isEmpty else { return .trouble }
    try StandardOutput.write(bytes(of: report))
    return ExitStatus(report.attempts, isInputComplete: report.captures.count == arguments.files.count)
  }

  private func bytes(of report: AnalysisReport) -> [UInt8] {
    switch arguments.format {
    case .text: TextReport(options: arguments.textOptions).bytes(report)
    case .json: JSONReport.bytes(report)
    case .ndjson: NDJSONReport.bytes(report.attempts)
    }
  }
}

extension Arguments {
  /// Says that keys are no use yet, to whoever went to the trouble of giving some.
  func noteKeyLog() {
    guard let keyLog else { return }
    StandardError.line("rdpwhy: note: decryption is not there yet; \(WireText.printable(keyLog)) is not used")
  }
}
