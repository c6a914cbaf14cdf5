import Capture
import Dissectors

/// Everything that is to be said about one attempt. Reports print it and decide nothing.
public struct AttemptReport: Sendable {
  /// 1-based over the report.
  public var id: Int
  /// The capture's path as the user gave it.
  public var capture: String
  public var client: Party
  public var server: Party
  public var start: Timestamp
  public var duration: Duration
  public var verdict: Verdict
  /// The phase that failed, or the last one reached.
  public var phase: Phase
  public var lastCompletedStep: Step?
  public var firstMissingStep: Step?
  public var closedBy: Closer
  /// Why the verdict is `incomplete` or `unexplained`, or what made it `succeeded`; a sentence.
  public var reason: String
  /// Present exactly when the verdict is `failed`.
  public var finding: Finding?
  public var alsoSeen: [Finding]
  public var ruledOut: [RuledOut]
  public var lookalikes: [Lookalike]
  /// Whether no user waits for it: a program guesses passwords.
  public var isNoise: Bool { lookalikes.contains { $0.id == LookalikeRule.passwordGuessing.id } }
  /// Circumstances that did not decide the verdict.
  public var remarks: [Remark]
  public var connections: [ConnectionReport]
  /// What was measured on the connection that the verdict is about.
  public var meters: [Meter] = []
  /// What a bound of the program cut off, or the capture lacks. Whole sentences.
  public var notes: [String]
  /// A display filter that shows the frames that matter in Wireshark.
  public var wiresharkFilter: String
}

/// One end of an attempt.
public struct Party: Sendable, Equatable {
  /// Nil when an attempt ended before an address was known.
  public var address: IPAddress?
  public var port: UInt16?
  public var name: String?

  public init(address: IPAddress?, port: UInt16?, name: String? = nil) {
    self.address = address
    self.port = port
    self.name = name
  }
}

/// One TCP connection of an attempt.
public struct ConnectionReport: Sendable {
  /// Wireshark's `tcp.stream`; nil past the bound on numbered conversations.
  public var stream: Int?
  public var client: Party
  public var server: Party
  public var start: Timestamp
  public var lastCompletedStep: Step?
  public var closedBy: Closer
  public var events: Timeline.Events
}

/// The result of analyzing one or more captures.
public struct AnalysisReport: Sendable {
  public var captures: [CaptureSummary]
  public var attempts: [AttemptReport]

  public init(captures: [CaptureSummary], attempts: [AttemptReport]) {
    self.captures = captures
    self.attempts = attempts
  }
}
