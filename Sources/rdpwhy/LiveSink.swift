import Analyzer
import Capture
import Reports

/// Takes the packets of a live capture: writes them down, analyzes them, and prints what becomes known.
struct LiveSink: PacketSink, ~Copyable {
  private let arguments: Arguments
  private var analysis: Analysis
  private var writer: PcapngWriter?
  private var keyLog: KeyLogFile?
  /// The reports, for a format that shows all attempts together.
  private var reports: [AttemptReport] = []
  private var attempts = 0
  private var verdicts: Set<Verdict> = []
  private var nextLook = System.uptime
  /// Why printing ended; the capture ends with it.
  private var stop: Stop?

  /// How often it is asked what has become known.
  private static let interval: Int64 = 500_000_000

  init(arguments: Arguments, writer: consuming PcapngWriter?, keyLog: consuming KeyLogFile?) {
    self.arguments = arguments
    self.writer = writer
    analysis = Analysis(options: arguments.analysisOptions, isLive: true)
    self.keyLog = keyLog
  }

  /// Nobody reads the verdicts any more, or nothing can be written.
  var isStopped: Bool {
    guard stop == nil else { return true }
    return switch writer {
    case .some(let writer): writer.error != nil
    case .none: false
    }
  }

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    writer?.receive(packet, bytes: bytes)
    analysis.receive(packet, bytes: bytes)
  }

  /// Prints the attempts that have ended or stalled, now and then.
  mutating func settle() {
    guard System.uptime >= nextLook else { return }
    nextLook = System.uptime &+ Self.interval
    readKeyLog()
    tell(analysis.settle(now: Timestamp(nanoseconds: System.now)))
  }

  /// Prints what is left and closes the file.
  consuming func finish(_ summary: CaptureSummary) throws(CaptureError) -> ExitStatus {
    readKeyLog()
    tell(analysis.finish(summary))
    if arguments.format == .json { print(JSONReport.bytes(AnalysisReport(captures: [summary], attempts: reports))) }
    if arguments.format == .text, attempts == 0, arguments.detail != .quiet {
      print(TextReport(options: arguments.textOptions).bytes(AnalysisReport(captures: [summary], attempts: [])))
    }
    let status = stop?.tell() ?? ExitStatus(verdicts, isInputComplete: summary.damage == nil)
    try writer?.finish(dropped: summary.dropped)
    return status
  }

  /// The secrets of a connection are logged while it begins.
  private mutating func readKeyLog() {
    guard let lines = keyLog?.readMore(), !lines.isEmpty else { return }
    analysis.add(keyLog: lines)
  }

  private mutating func tell(_ news: [AttemptReport]) {
    for var attempt in news {
      attempts += 1
      attempt.id = attempts
      verdicts.insert(attempt.verdict)
      switch arguments.format {
      case .text: print(TextReport(options: arguments.textOptions).bytes(attempt))
      case .ndjson: print(NDJSONReport.bytes([attempt]))
      case .json: reports.append(attempt)
      }
    }
  }

  private mutating func print(_ bytes: [UInt8]) {
    guard stop == nil else { return }
    do throws(Stop) { try StandardOutput.write(bytes) } catch { stop = error }
  }
}
