import Capture
import Dissectors

/// What in an attempt speaks against a claim: asked only of attempts that failed.
struct FolkloreRule: Sendable {
  /// Why it cannot be this, and the frames that show it.
  struct Objection: Sendable, Equatable {
    let why: String
    let frames: [Int]
  }

  let object: @Sendable (Connection, Attempt) -> Objection?

  init(_ object: @escaping @Sendable (Connection, Attempt) -> Objection?) { self.object = object }

  /// The first of several objections.
  static func first(of rules: FolkloreRule...) -> FolkloreRule {
    FolkloreRule { connection, attempt in
      rules.lazy.compactMap { $0.object(connection, attempt) }.first
    }
  }
}

extension Folklore {
  /// The claims that the attempt speaks against. A claim that names what was found, or what else was seen, is left open.
  static func ruledOut(_ attempt: Attempt, _ conclusion: Diagnosis.Conclusion) -> [RuledOut] {
    guard conclusion.verdict == .failed || conclusion.verdict == .unexplained, let connection = attempt.connection
    else {
      return []
    }
    // One or two: to compare them costs less than to hash all that claims are about.
    let seen = ([conclusion.finding].compactMap(\.self) + conclusion.alsoSeen).map(\.id)
    return catalogue.compactMap { claim in
      guard !claim.signatureIDs.contains(where: seen.contains), let objection = claim.rule?.object(connection, attempt)
      else { return nil }
      return RuledOut(
        id: claim.id, title: claim.title, why: objection.why, frames: objection.frames,
        claim: RuledOut.Claim(isCommon: claim.isCommon, covers: claim.signatureIDs))
    }
  }
}

// MARK: - How far it got

extension FolkloreRule {
  /// What comes only later in the sequence cannot have ended it.
  static func comesOnly(with step: Step) -> FolkloreRule {
    FolkloreRule { connection, _ in
      guard let last = connection.progress.last, !connection.mayHaveReached(step) else { return nil }
      return Objection(
        why: "it comes after the last step that was reached, \(last.step.rawValue)", frames: [last.frame])
    }
  }

  /// The server took the connection and answered in the words of RDP.
  static let serverAnswered = FolkloreRule { connection, _ in
    guard let opened = connection.progress.milestone(.tcpSYNACK), let confirm = connection.confirm else { return nil }
    return Objection(
      why: "the port took the connection, and the server answered in RDP", frames: [opened.frame, confirm.event.frame])
  }

  static let clientSent = FolkloreRule { connection, _ in
    guard let syn = connection.timeline.segment(.syn, from: .client) else { return nil }
    return Objection(why: "the client did reach the network with its request to connect", frames: [syn.frame])
  }

  /// A step was completed, which needed what the claim says was missing.
  static func passed(_ step: Step, _ why: String) -> FolkloreRule {
    FolkloreRule { connection, _ in
      connection.progress.milestone(step).map { Objection(why: why, frames: [$0.frame]) }
    }
  }
}

extension Connection {
  /// Whether the connection may have got to a step: what is said after the logon has no names while it is closed.
  func mayHaveReached(_ step: Step) -> Bool {
    guard let last = progress.last?.step else { return beganMidway }
    if last >= step || beganMidway { return true }
    return last >= .credsspCredentials && !timeline.decryption.isComplete
  }
}

// MARK: - What was agreed on

extension FolkloreRule {
  /// Client and server agreed on a way to secure the connection.
  static let agreedOnSecurity = FolkloreRule { connection, _ in
    guard let confirm = connection.confirm, let request = connection.request,
      case .response(_, let selected) = confirm.message.negotiation,
      selected.isSubset(of: request.message.requestedProtocols), !selected.isEmpty
    else { return nil }
    return Objection(
      why: "the server chose \(selected.names), which the client had offered",
      frames: [request.event.frame, confirm.event.frame])
  }

  static let agreedOnVersion = FolkloreRule { connection, _ in
    guard let hello = connection.serverHello, connection.progress.reached(.tlsFinished) else { return nil }
    let version = hello.message.version
    return Objection(why: "both sides agreed on \(version.name ?? version.hex)", frames: [hello.event.frame])
  }

  static let agreedOnCipher = FolkloreRule { connection, _ in
    guard let hello = connection.serverHello, connection.progress.reached(.tlsFinished) else { return nil }
    let suite = hello.message.cipherSuite
    return Objection(why: "both sides agreed on \(suite.name ?? suite.hex)", frames: [hello.event.frame])
  }

  /// What a signature about the certificate finds good in it, or passed by.
  static func certificate(_ signature: Signature) -> FolkloreRule {
    FolkloreRule { connection, attempt in
      guard connection.leaf != nil, case .ruledOut(let exclusion) = signature.judge(attempt) else { return nil }
      return Objection(why: exclusion.why(), frames: exclusion.frames)
    }
  }
}

// MARK: - The path

extension FolkloreRule {
  static let pathIsClean = FolkloreRule { connection, _ in
    guard let quality = PathCount(connection), quality.lost * 100 < quality.packets else { return nil }
    return Objection(
      why: "\(quality.lost) of \(quality.packets) packets with data were sent again", frames: [quality.last])
  }

  /// A packet too large for the path is sent again and again while the connection stands still.
  static let largePacketsPass = FolkloreRule { connection, _ in
    guard let quality = PathCount(connection), quality.lost == 0, quality.wait < .seconds(1) else { return nil }
    return Objection(
      why: "no packet was sent again, and the end came \(quality.wait.text) after the last one with data",
      frames: [quality.last])
  }

  static let answersAreFast = FolkloreRule { connection, _ in
    guard let trip = connection.roundTrip, trip < .milliseconds(150), let quality = PathCount(connection),
      quality.lost * 100 < quality.packets
    else { return nil }
    return Objection(
      why:
        "the shortest round trip took \(trip.text), and \(quality.lost) of \(quality.packets) packets were sent again",
      frames: [quality.last])
  }
}

/// What the packets of a connection that was ended say of its path.
private struct PathCount {
  let packets: Int
  let lost: Int
  /// Frame of the last packet with data.
  let last: Int
  /// From that to the end.
  let wait: Duration

  /// Nil for a connection that ended in silence, or of which bytes are missing: nothing is known of what did not come.
  init?(_ connection: Connection) {
    let data = connection.flow.segments.all.filter { $0.length > 0 && $0.role != .keepAlive }
    guard let closing = connection.closing, let last = data.last, connection.flow.segments.forgotten == 0,
      Side.allCases.allSatisfy({ side in data.contains { $0.side == side } }),
      !connection.timeline.events.contains(where: \.isIncomplete)
    else { return nil }
    packets = data.count
    lost = connection.lostSegments.count
    self.last = last.frame
    wait = max(.zero, closing.time - last.time)
  }
}

extension Event {
  /// Whether bytes are missing of what was said.
  fileprivate var isIncomplete: Bool {
    switch kind {
    case .gap, .partial: true
    default: false
    }
  }
}
