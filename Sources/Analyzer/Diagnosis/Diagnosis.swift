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
    var judged: [Judged] = []
    if attempt.connections.isEmpty { judged.append(judge(0)) }
    for index in attempt.connections.indices where mayHaveFailed(index) { judged.append(judge(index)) }
    guard let best = bestExplained(judged) else { return inconclusive(judged) }
    let result = judged.remove(at: best)
    return failed(result, others: judged)
  }

  /// Which of them was judged about the connection that got furthest, the first of equals, of those that a signature fits.
  private func bestExplained(_ judged: [Judged]) -> Int? {
    var best: Int?
    for place in judged.indices where judged[place].finding != nil && !isPassedOver(judged[place].index) {
      if let best, rank(judged[place].index) <= rank(judged[best].index) { continue }
      best = place
    }
    return best
  }
}

// MARK: - The catalogue, asked about one connection

extension Diagnosis {
  /// What the catalogue says of one connection.
  private struct Judged {
    let index: Int
    /// The first one.
    var finding: Finding?
    /// Who ended the connection, where its signature knows better.
    var closedBy: Closer?
    var alsoSeen: [Finding] = []
    var ruledOut: [RuledOut] = []
  }

  /// Room for what is ruled out of a usual failure, with claims of web guides.
  private static let usuallyRuledOut = 64

  private func judge(_ index: Int) -> Judged {
    var focused = attempt
    focused.focus = index
    var judged = Judged(index: index)
    var texts = CommonTexts()
    if !isBrief { judged.ruledOut.reserveCapacity(Self.usuallyRuledOut) }
    let phases = focused.judgedPhases
    let said = focused.connection?.timeline.kinds ?? MessageKinds()
    for index in catalogue.indices where phases?.contains(catalogue[index].phase) ?? true {
      guard catalogue[index].mayTell(of: said) else { continue }
      // Threads share the catalogue: a rule that does not speak up is not even retained.
      let judgement = catalogue[index].judge(focused)
      switch consume judgement {
      case .matched(let match):
        let signature = catalogue[index]
        let finding = signature.finding(match, in: isBrief ? nil : focused)
        if judged.finding == nil {
          (judged.finding, judged.closedBy) = (finding, match.closedBy)
        } else {
          judged.alsoSeen.append(finding)
        }
        if isBrief { return judged }
      case .ruledOut(let exclusion) where !isBrief:
        let signature = catalogue[index]
        judged.ruledOut.append(
          RuledOut(
            id: signature.id, title: signature.title, why: texts.text(of: exclusion),
            frames: FrameNumbers(exclusion.frame)))
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

  private func failed(_ judged: consuming Judged, others: [Judged]) -> Conclusion {
    let index = judged.index
    guard var finding = judged.finding else { return inconclusive([judged] + others) }
    if attempt.connections.count > 1 {
      var focused = attempt
      focused.focus = index
      finding.evidence += focused.deadFamily
    }
    var alsoSeen = judged.alsoSeen
    for other in others {
      for seen in [other.finding].compactMap(\.self) + other.alsoSeen
      where seen.id != finding.id && !alsoSeen.contains(where: { $0.id == seen.id }) {
        alsoSeen.append(seen)
      }
    }
    let connection = attempt.connections.indices.contains(index) ? attempt.connections[index] : nil
    let reason: Phrase = "\(finding.title)."
    return Conclusion(
      verdict: .failed, focus: index, phase: finding.phase,
      closedBy: judged.closedBy ?? connection.map(closer) ?? .nobody, reason: reason.text, finding: finding,
      alsoSeen: alsoSeen, ruledOut: judged.ruledOut)
  }

  /// No signature fits: either the capture is to blame, or the client stopped by itself, or nobody knows this failure yet.
  private func inconclusive(_ judged: [Judged]) -> Conclusion {
    let unexplained = furthest(attempt.connections.indices.filter { states[$0] == .failed || states[$0] == .dropped })
    let index = unexplained ?? furthest(Array(attempt.connections.indices)) ?? 0
    let ruledOut = judged.first { $0.index == index }?.ruledOut ?? []
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
    case .failed, .succeeded:
      Phrase("It ended with \(closingText(connection)), and no known way to fail fits.").text
    }
  }

  private func closingText(_ connection: Connection) -> String {
    guard let closing = connection.closing else { return "silence" }
    return Phrase("\(closing.manner.text) from the \(closing.side.rawValue) in frame \(closing.frame)").text
  }
}

extension Connection {
  /// The phase that was reached.
  fileprivate var reachedPhase: Phase {
    beganMidway ? timeline.phase(before: .max) : (progress.last?.step ?? .tcpSYN).phase
  }

  /// The phase that was not completed: that of the first missing step.
  var failedPhase: Phase { progress.missing?.phase ?? reachedPhase }

  /// Whether an ICMP error came from the server itself.
  fileprivate var refusedByServer: Bool {
    flow.errors.first { $0.error.reason.isRefusal }?.sender == flow.server.address
  }
}
