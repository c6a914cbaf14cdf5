import Analyzer
import Capture
import Crypto
import Dissectors
import Foundation
import Testing

/// A fixture whose capture holds the key log of its connections, analyzed with secrets of the test's choice instead.
struct KeyedCapture: CustomTestStringConvertible, Sendable {
  let fixture: Fixture
  /// The lines of the capture's own key log.
  let lines: [String]

  var testDescription: String { fixture.name }

  static let all: [KeyedCapture] = Fixture.everything.compactMap { fixture in
    let text = String(decoding: CombinedCapture.keyLog(of: [fixture.capture]), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
    // Of what is found by its keys alone, nothing can be said with part of them: `GatewayKeysTests` sees to that.
    if let withoutKeys = fixture.expectation.withoutKeys, withoutKeys.verdict == nil { return nil }
    return lines.isEmpty ? nil : KeyedCapture(fixture: fixture, lines: lines)
  }

  static func named(_ name: String) throws -> KeyedCapture {
    guard let capture = all.first(where: { $0.fixture.name == name }) else { throw CocoaError(.fileNoSuchFile) }
    return capture
  }

  /// The lines that hold a secret with which records of the capture are opened. A server between the peers logs those of its other side too.
  func usedLines(by attempts: [AttemptReport]) -> [String] {
    let randoms = attempts.flatMap(\.connections).flatMap(\.events).compactMap { event -> String? in
      guard case .message(let message) = event.kind, let hello = message as? ClientHello else { return nil }
      return hello.random.map { String(UInt16($0) + 0x100, radix: 16).suffix(2) }.joined()
    }
    return lines.filter { line in
      (line.hasPrefix("CLIENT_RANDOM") || line.contains("_TRAFFIC_SECRET")) && randoms.contains(where: line.contains)
    }
  }

  /// What is said with `keyLog` alone.
  func analyze(keyLog: [String], code: MstscCode? = nil) throws -> [AttemptReport] {
    var secrets = TLSSecrets()
    secrets.add(keyLog: Array(keyLog.joined(separator: "\n").utf8))
    return try analyze(secrets, code: code)
  }

  func analyze(_ secrets: TLSSecrets, code: MstscCode? = nil) throws -> [AttemptReport] {
    var options = fixture.options
    if let code { options.code = code }
    options.secrets = secrets
    var sink = WithoutSecrets(analysis: Analysis(options: options))
    let summary = try CaptureReader(path: fixture.capture).read(into: &sink)
    return sink.analysis.finish(summary)
  }

  /// Passes the capture's own secrets by.
  private struct WithoutSecrets: PacketSink, ~Copyable {
    var analysis: Analysis

    mutating func receive(_ packet: Packet, bytes: RawSpan) { analysis.receive(packet, bytes: bytes) }
  }
}

/// What two analyses of a capture have to agree on.
struct Outcome: Equatable {
  let verdict: Verdict
  let phase: Phase
  let finding: String?
  let evidence: [Int]
  let last: Analyzer.Step?
  let missing: Analyzer.Step?
  let closedBy: Closer
  let events: [String]

  init(_ report: AttemptReport) {
    verdict = report.verdict
    phase = report.phase
    finding = report.finding?.id
    evidence = report.finding?.evidence.map(\.frame) ?? []
    last = report.lastCompletedStep
    missing = report.firstMissingStep
    closedBy = report.closedBy
    events = report.connections.flatMap(\.events).map { "\($0.frame) \($0.side) \($0.name) \($0.fields)" }
  }
}
