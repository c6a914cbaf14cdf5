import Analyzer
import Reports

/// `rdpwhy explain CODE-OR-ID…`: what a code, a status, a signature id or a claim of web guides means.
struct ExplainVerb {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Stop) -> ExitStatus {
    guard !arguments.operands.isEmpty else { throw .usage("explain expects a code or an id, such as 0x904") }
    guard arguments.format == .text else { throw .usage("explain prints text alone") }
    let answers = arguments.operands.map { Explanations.lookUp($0) }
    try StandardOutput.write(answers.map { ExplanationText().render($0) }.joined(separator: "\n"))
    return answers.contains { $0.found.isEmpty } ? .trouble : .success
  }
}
