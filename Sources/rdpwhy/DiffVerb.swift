import Analyzer
import Capture
import Crypto
import Reports

/// `rdpwhy diff GOOD BAD`: aligns two handshakes and shows where they part.
struct DiffVerb {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Stop) -> ExitStatus {
    let files = arguments.files
    guard files.count == 2 else { throw .usage("diff expects two captures, GOOD and BAD; got \(files.count)") }
    guard arguments.format == .text else { throw .usage("diff prints text alone") }
    guard var (good, bad) = attempts(in: files, usingSecrets: true) else { return .trouble }
    if good.isOpened && bad.isClosed || bad.isOpened && good.isClosed {
      StandardError.line("rdpwhy: note: the secrets open one of the two alone; both are compared without them")
      guard let closed = attempts(in: files, usingSecrets: false) else { return .trouble }
      (good, bad) = closed
    }
    let diff = HandshakeDiff(good: good, bad: bad)
    let text = DiffText(diff, options: arguments.textOptions)
    try StandardOutput.write(text.bytes(good: title(good), bad: title(bad)))
    return diff.firstDivergence == nil ? .success : .failure
  }

  private func attempts(in files: [String], usingSecrets: Bool) -> (good: AttemptReport, bad: AttemptReport)? {
    let good = attempt(in: files[0], best: [.succeeded], usingSecrets)
    let bad = attempt(in: files[1], best: [.failed, .unexplained], usingSecrets)
    guard let good, let bad else { return nil }
    return (good, bad)
  }

  /// The first attempt with one of the verdicts, or else the first attempt.
  private func attempt(in path: String, best: Set<Verdict>, _ usingSecrets: Bool) -> AttemptReport? {
    do throws(CaptureError) {
      let attempts = try analyze(path, usingSecrets)
      if attempts.isEmpty { StandardError.line("rdpwhy: no RDP connection attempt in \(WireText.printable(path))") }
      return attempts.first { best.contains($0.verdict) } ?? attempts.first
    } catch {
      StandardError.tell(error)
      return nil
    }
  }

  private func analyze(_ path: String, _ usingSecrets: Bool) throws(CaptureError) -> [AttemptReport] {
    var options = arguments.analysisOptions
    if !usingSecrets { options.secrets = .init() }
    var sink = DiffSink(analysis: Analysis(options: options), usesSecrets: usingSecrets)
    let summary = try CaptureReader(path: path).read(into: &sink, limit: arguments.count)
    let attempts = sink.analysis.finish(summary)
    guard usingSecrets else { return attempts }
    for note in arguments.secrets.notes + sink.analysis.notes + attempts.flatMap(\.notes) {
      StandardError.line("rdpwhy: note: \(WireText.printable("\(path): \(note)"))")
    }
    return attempts
  }

  private func title(_ attempt: AttemptReport) -> String {
    "\(attempt.capture), attempt \(attempt.id), \(attempt.verdict.rawValue)"
  }
}

/// Hands packets on, and secrets if they are wanted.
private struct DiffSink: PacketSink, ~Copyable {
  var analysis: Analysis
  let usesSecrets: Bool

  mutating func receive(_ packet: Packet, bytes: RawSpan) { analysis.receive(packet, bytes: bytes) }

  mutating func found(_ secrets: DecryptionSecrets) { if usesSecrets { analysis.found(secrets) } }
}

extension AttemptReport {
  /// Whether something that was protected could be read.
  fileprivate var isOpened: Bool { connections.contains { $0.events.contains(where: \.wasProtected) } }

  /// Whether something that is protected could not be read.
  fileprivate var isClosed: Bool {
    connections.contains { $0.events.contains { if case .encrypted = $0.kind { true } else { false } } }
  }
}
