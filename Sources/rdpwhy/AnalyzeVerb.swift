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
    let teller = Teller(captures: arguments.files.count)
    read(telling: teller)
    let report = teller.report
    guard !report.captures.isEmpty else { return .trouble }
    try StandardOutput.write(bytes(of: report))
    return ExitStatus(teller.verdicts, isInputComplete: report.captures.count == arguments.files.count)
  }

  private func read(telling teller: Teller) {
    let workers = Workers(count: arguments.jobs ?? System.processors)
    // The bars of captures that are read at the same time would overwrite each other.
    let showsProgress = arguments.showsProgress && (arguments.files.count == 1 || workers.count == 1)
    workers.run(
      arguments.files.enumerated().map { index, path in
        let file = CaptureFile(path: path, arguments: arguments)
        return {
          teller.end(
            index,
            Result { () throws(CaptureError) in
              try file.analyze(with: workers, showsProgress: showsProgress) { teller.tell($0, of: index) }
            })
        }
      })
  }

  /// What is left to print once everything has been read.
  private func bytes(of report: AnalysisReport) -> [UInt8] {
    switch arguments.format {
    case .text where arguments.detail == .quiet: []
    case .text: TextReport(options: arguments.textOptions).bytes(report)
    case .json: JSONReport.bytes(report)
    case .ndjson: []
    }
  }
}

extension Arguments {
  fileprivate var showsProgress: Bool { detail != .quiet && System.isTerminal(System.standardError) }
}
