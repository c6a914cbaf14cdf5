import Analyzer
import Capture
import Foundation
import Testing

/// One folder of Tests/Fixtures: a capture, where it came from, and what is to be said about it.
struct Fixture: CustomTestStringConvertible, Sendable {
  struct Expectation: Decodable, Sendable {
    let verdict: String
    let phase: String?
    let finding: String?
    let closedBy: String
    let lookalikes: [String]
    let arguments: [String]
    let attempts: Int?
    /// What can be told without the TLS secrets, where that is less.
    let withoutKeys: WithoutKeys?

    struct WithoutKeys: Decodable, Sendable {
      /// Where several are right, `|` stands between them; nil where there is no attempt then.
      let verdict: String?
      /// Signatures that may be the finding; an empty one, or none: no finding.
      let findings: [String]
      /// Likewise.
      let phase: String?
    }

    /// Whether it is right to say so of the capture when its TLS secrets are not known.
    func allowsWithoutKeys(_ report: AttemptReport?) -> Bool {
      guard let withoutKeys else { return isMet(by: report) }
      guard let verdict = withoutKeys.verdict, let report else { return report == nil && withoutKeys.verdict == nil }
      let findings = withoutKeys.findings.isEmpty ? [""] : withoutKeys.findings
      return verdict.split(separator: "|").contains { $0 == report.verdict.rawValue }
        && findings.contains(report.finding?.id ?? "")
        && withoutKeys.phase?.split(separator: "|").contains { $0 == report.phase.name.description } ?? true
    }

    func isMet(by report: AttemptReport?) -> Bool {
      report?.verdict.rawValue == verdict && report?.finding?.id == finding
    }
  }

  let name: String
  let capture: String
  let expectation: Expectation

  var testDescription: String { name }

  /// Signatures that have a fixture and are not written yet.
  static let expectedMissing: Set<String> = []

  /// The fixtures whose signature exists, and those without a failure.
  static let all = everything.filter { !expectedMissing.contains($0.expectation.finding ?? "") }

  static let everything: [Fixture] = {
    let folder = packageRoot.appending(path: "Tests/Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { Fixture(folder.appending(path: $0)) }
  }()

  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Nil for a folder without an expectation.
  private init?(_ folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: "expect.json")),
      let expectation = try? JSONDecoder().decode(Expectation.self, from: data)
    else { return nil }
    name = folder.lastPathComponent
    capture = folder.appending(path: "capture.pcapng").path
    self.expectation = expectation
  }

  /// What the user tells the program beside the capture.
  var options: AnalysisOptions {
    let code = argument("--code").flatMap { UInt32($0.dropFirst(2), radix: 16) }
    return AnalysisOptions(server: argument("--server"), code: code.map { MstscCode(DisconnectReason(rawValue: $0)) })
  }

  private func argument(_ name: String) -> String? {
    let arguments = expectation.arguments
    return arguments.firstIndex(of: name).map { arguments[$0 + 1] }
  }

  func analyze() throws -> [AttemptReport] { try Analyzed(capture, options: options).attempts }
}

/// A capture file, read and judged.
struct Analyzed {
  let summary: CaptureSummary
  let attempts: [AttemptReport]
  let notes: [String]

  init(_ path: String, options: AnalysisOptions = AnalysisOptions()) throws {
    let reader = try CaptureReader(path: path)
    var analysis = Analysis(options: options)
    summary = reader.read(into: &analysis)
    attempts = analysis.finish(summary)
    notes = analysis.notes
  }
}
