import Capture
import Dissectors

/// The verdict on one attempt, with everything that led to it.
///
/// The connection that got furthest of those that failed gives the finding; what the others met is also seen. If one connection
/// succeeded, the attempt did.
struct Diagnosis {
  let attempt: Attempt
  private let states: [ConnectionState]
  private let catalogue: [Signature]
  /// Whether the first finding is enough.
  private let isBrief: Bool

  init(_ attempt: Attempt, catalogue: [Signature], isBrief: Bool = false) {
    self.attempt = attempt
    self.catalogue = catalogue
    self.isBrief = isBrief
    states = attempt.connections.map { connection in
      if attempt.clientScans, connection.request == nil { return .scan }
      return attempt.passesOver(connection) ? .passedOver : ConnectionState(connection, in: attempt.window)
    }
  }

  /// What is to be said about the attempt.
  struct Conclusion {
    var verdict: Verdict
    /// Index of the connection the verdict is about.
    var focus: Int
    var phase: Phase
    var closedBy: Closer
    var reason: String
    var finding: Finding?
    var alsoSeen: [Finding] = []
    var ruledOut: [RuledOut] = []
  }

  func conclude() -> Conclusion {
    if let index = states.firstIndex(of: .succeeded) { return succeeded(index) }
    let suspects = attempt.connections.isEmpty ? [0] : attempt.connections.indices.filter(mayHaveFailed)
    let judged = suspects.map { ($0, judge($0)) }
    if let best = furthest(judged.filter { !$0.1.findings.isEmpty && !isPassedOver($0.0) }.map(\.0)),
      let result = judged.first(where: { $0.0 == best })?.1
    {
      return failed(best, result, others: judged.filter { $0.0 != best }.map(\.1))
    }
    return inconclusive(judged)
  }
}

// MARK: - The catalogue, asked about one connection

extension Diagnosis {
  /// What the catalogue says of one connection.
  private struct Judged {
    var findings: [(finding: Finding, closedBy: Closer?)] = []
    var ruledOut: [RuledOut] = []
  }

  private func judge(_ index: Int) -> Judged {
    var focused = attempt
    focused.focus = index
    var judged = Judged()
    if !isBrief { judged.ruledOut.reserveCapacity(catalogue.count) }
    let phases = focused.judgedPhases
    let said = focused.connection?.timeline.kinds ?? MessageKinds()
    for index in catalogue.indices where phases?.contains(catalogue[index].phase) ?? true {
      guard catalogue[index].mayTell(of: said) else { continue }
      // Threads share the catalogue: a rule that does not speak up is not even retained.
      let judgement = catalogue[index].judge(focused)
      switch consume judgement {
      case .matched(let match):
        let signature = catalogue[index]
        judged.findings.append((signature.finding(match, in: isBrief ? nil : focused), match.closedBy))
        if isBrief { return judged }
      case .ruledOut(let exclusion) where !isBrief:
        let signature = catalogue[index]
        judged.ruledOut.append(
          RuledOut(id: signature.id, title: signature.title, why: exclusion.why().text, frames: exclusion.frames))
      case .ruledOut, .cannotTell: break
      }
    }
    return judged
  }

  private func mayHaveFailed(_ index: Int) -> Bool {
    switch states[index] {
    case .failed, .dropped, .stoppedByClient, .passedOver: true
    case .notEnough: attempt.connections[index].mayBeWaiting
    case .succeeded, .scan, .foreign, .redirected, .beyondGateway: false
    }
  }

  private func isPassedOver(_ index: Int) -> Bool { states.indices.contains(index) && states[index] == .passedOver }

  private func furthest(_ indices: [Int]) -> Int? {
    indices.max { rank($0) < rank($1) || (rank($0) == rank($1) && $0 > $1) }
  }

  private func rank(_ index: Int) -> Int {
    guard attempt.connections.indices.contains(index) else { return -1 }
    return attempt.connections[index].progress.last?.step.order ?? -1
  }
}

extension Connection {
  /// Whether a connection that is still open may be waiting in vain: both directions are there from the start.
  fileprivate var mayBeWaiting: Bool { !isOneDirection && !beganMidway && flow.cutSegments == 0 }
}

// MARK: - Conclusions

extension Diagnosis {
  private func succeeded(_ index: Int) -> Conclusion {
    let connection = attempt.connections[index]
    let frame = connection.progress.milestone(.active)?.frame ?? 0
    let reason: Phrase = "The session was running by frame \(frame)."
    return Conclusion(
      verdict: .succeeded, focus: index, phase: .active, closedBy: closer(connection), reason: reason.text)
  }

  private func failed(_ index: Int, _ judged: Judged, others: [Judged]) -> Conclusion {
    var (finding, closedBy) = judged.findings[0]
    var focused = attempt
    focused.focus = index
    finding.evidence += focused.deadFamily
    var alsoSeen = judged.findings.dropFirst().map(\.finding)
    for other in others.flatMap(\.findings).map(\.finding)
    where !(alsoSeen + [finding]).contains(where: { $0.id == other.id }) {
      alsoSeen.append(other)
    }
    let connection = attempt.connections.indices.contains(index) ? attempt.connections[index] : nil
    return Conclusion(
      verdict: .failed, focus: index, phase: finding.phase, closedBy: closedBy ?? connection.map(closer) ?? .nobody,
      reason: finding.title + ".", finding: finding, alsoSeen: alsoSeen, ruledOut: judged.ruledOut)
  }

  /// No signature fits: either the capture is to blame, or the client stopped by itself, or nobody knows this failure yet.
  private func inconclusive(_ judged: [(Int, Judged)]) -> Conclusion {
    let unexplained = furthest(attempt.connections.indices.filter { states[$0] == .failed || states[$0] == .dropped })
    let index = unexplained ?? furthest(Array(attempt.connections.indices)) ?? 0
    let ruledOut = judged.first { $0.0 == index }?.1.ruledOut ?? []
    guard attempt.connections.indices.contains(index) else {
      return Conclusion(
        verdict: .incomplete, focus: index, phase: .name, closedBy: .nobody,
        reason: "The capture holds look-ups of the name, but no connection.", ruledOut: ruledOut)
    }
    let connection = attempt.connections[index]
    return Conclusion(
      verdict: unexplained == nil ? .incomplete : .unexplained, focus: index,
      phase: unexplained == nil ? connection.reachedPhase : connection.failedPhase,
      closedBy: closer(connection), reason: sentence(states[index], connection), ruledOut: ruledOut)
  }

  private func closer(_ connection: Connection) -> Closer {
    guard let closing = connection.closing else { return .nobody }
    if closing.manner == .refusal { return connection.refusedByServer ? .server : .middlebox }
    return closing.side == .client ? .client : .server
  }

  private func sentence(_ state: ConnectionState, _ connection: Connection) -> String {
    switch state {
    case .notEnough(let reason), .stoppedByClient(let reason), .redirected(let reason), .beyondGateway(let reason):
      reason.prefix(1).uppercased() + reason.dropFirst() + "."
    case .passedOver: "The client went on over the other family of addresses."
    case .scan: "A scanner asked what the server speaks; nobody tried to log on."
    case .foreign: "The client spoke another protocol over TPKT and X.224, such as S7 or MMS; nobody tried to log on."
    case .dropped:
      "The session was running, and the \(closer(connection).rawValue) ended it with \(closingText(connection))."
        + (connection.errorInfo.map { " The server had said why: \($0.message.errorInfo.text)." } ?? "")
    case .failed, .succeeded: "It ended with \(closingText(connection)), and no known way to fail fits."
    }
  }

  private func closingText(_ connection: Connection) -> String {
    guard let closing = connection.closing else { return "silence" }
    return "\(closing.manner.text) from the \(closing.side.rawValue) in frame \(closing.frame)"
  }
}

extension Connection {
  /// The phase that was reached.
  fileprivate var reachedPhase: Phase {
    beganMidway ? timeline.events.map(\.phase).max() ?? .tcp : (progress.last?.step ?? .tcpSYN).phase
  }

  /// The phase that was not completed: that of the first missing step.
  var failedPhase: Phase { progress.missing?.phase ?? reachedPhase }

  /// Whether an ICMP error came from the server itself.
  fileprivate var refusedByServer: Bool {
    flow.errors.first { $0.error.reason.isRefusal }?.sender == flow.server.address
  }
}
