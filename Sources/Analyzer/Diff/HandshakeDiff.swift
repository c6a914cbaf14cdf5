import Dissectors

/// Two handshakes side by side: what both have, what one lacks, and which fields of the same message differ.
public struct HandshakeDiff: Sendable {
  /// One step of the two handshakes.
  public struct Row: Sendable {
    /// What happened, by the event's name, and who sent it.
    public var name: String
    public var side: Side
    /// Nil when only the other handshake has the step.
    public var good: Event?
    public var bad: Event?
    public var differing: [FieldDifference]

    public var isSame: Bool { good != nil && bad != nil && differing.isEmpty }

    /// Whether the handshakes go different ways from here: only one has the step, or the step says something else that decides.
    public var parts: Bool {
      good == nil || bad == nil || differing.contains { Self.deciding.contains($0.name) }
    }

    private static let deciding: Set<String> = [
      "rdp.neg_type", "rdp.negFailure.failureCode", "rdp.negReq.selectedProtocol", "tls.alert_message.desc",
    ]
  }

  /// A field whose values differ; a list is empty when the message lacks the field.
  public struct FieldDifference: Sendable, Equatable {
    public var name: String
    public var good: [Field]
    public var bad: [Field]
  }

  public let rows: [Row]

  /// Position of the first row that is not the same on both sides.
  public var firstDivergence: Int? { rows.firstIndex { !$0.isSame } }

  /// Position of the first row after which the handshakes go different ways; differences in mere fields before it do not count.
  public var parting: Int? { rows.firstIndex(where: \.parts) }

  /// Aligns two lists of events by what happened and who did it, in order.
  public init(good: [Event], bad: [Event]) {
    rows = EventAlignment(good, bad).pairs.map { Row(good: $0, bad: $1) }
  }

  /// Aligns, of each attempt, the connection that got furthest.
  public init(good: AttemptReport, bad: AttemptReport) {
    self.init(good: good.furthestEvents, bad: bad.furthestEvents)
  }
}

extension AttemptReport {
  /// The connection that completed the latest step, the first of equals.
  public var furthestConnection: ConnectionReport? {
    let latest = connections.map(\.reach).max()
    return connections.first { $0.reach == latest }
  }

  fileprivate var furthestEvents: [Event] { furthestConnection.map { Array($0.events) } ?? [] }
}

extension ConnectionReport {
  fileprivate var reach: Int { lastCompletedStep?.order ?? -1 }
}

extension HandshakeDiff.Row {
  fileprivate init(good: Event?, bad: Event?) {
    name = (good ?? bad)?.name ?? ""
    side = (good ?? bad)?.side ?? .client
    self.good = good
    self.bad = bad
    differing = []
    if let good, let bad { differing = Self.differences(good.comparableFields, bad.comparableFields) }
  }

  private static func differences(_ good: [Field], _ bad: [Field]) -> [HandshakeDiff.FieldDifference] {
    var names: [String] = []
    for field in good + bad where !names.contains(field.name) { names.append(field.name) }
    return names.compactMap { name in
      let difference = HandshakeDiff.FieldDifference(
        name: name, good: good.filter { $0.name == name }, bad: bad.filter { $0.name == name })
      return difference.good == difference.bad ? nil : difference
    }
  }
}

extension Event {
  /// Fields that say something when they differ: not those that are new in each handshake, nor lengths, which follow
  /// from the others.
  fileprivate var comparableFields: [Field] {
    if case .encrypted = kind { return [] }
    return fields.filter { field in !Self.volatile.contains { field.name.contains($0) } }
  }

  private static let volatile = [
    "length", "_len", ".len", "random", "session_id", "session_ticket", "key_share_key_exchange", "pubkey", "src_ref",
    "dst_ref", "srcref", "destref", "correlation", "serverchallenge", "nonce", "padding", "verify_data", "serialNumber",
    ".mic",
    "gmt_unix_time",
  ]
}
