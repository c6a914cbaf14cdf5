import Capture
import Dissectors

/// What in an attempt speaks against a claim: asked only of attempts that failed.
struct FolkloreRule: Sendable {
  /// Why it cannot be this, and the frames that show it.
  struct Objection: Sendable, Equatable {
    let why: String
    let frames: FrameNumbers

    init(why: Phrase, frames: FrameNumbers) {
      self.why = why.text
      self.frames = frames
    }
  }

  let object: @Sendable (Hearing) -> Objection?

  init(_ object: @escaping @Sendable (Hearing) -> Objection?) { self.object = object }

  /// For a claim that no capture speaks against.
  static let nothing = FolkloreRule { _ in nil }

  /// The first of several objections.
  static func first(of rules: FolkloreRule...) -> FolkloreRule {
    FolkloreRule { hearing in
      for rule in rules {
        if let objection = rule.object(hearing) { return objection }
      }
      return nil
    }
  }
}

extension Diagnosis.Conclusion {
  /// Rules out the claims that the attempt speaks against. A claim that names what was found, or what else was seen, is left open.
  mutating func ruleOutFolklore(_ attempt: Attempt, _ trips: RoundTrips) {
    guard verdict == .failed || verdict == .unexplained, let connection = attempt.connection else { return }
    let hearing = Hearing(connection, attempt, trips)
    let catalogue = Folklore.catalogue
    var isOpen = [Bool](repeating: false, count: catalogue.count)
    for seen in [finding].compactMap(\.self) + alsoSeen {
      for index in Folklore.naming[seen.id] ?? [] { isOpen[index] = true }
    }
    for index in catalogue.indices where !isOpen[index] {
      // Threads share the catalogue: a rule that does not object is not even retained.
      guard let objection = catalogue[index].rule.object(hearing) else { continue }
      ruledOut.append(catalogue[index].ruledOut(by: objection))
    }
  }

}

extension Folklore {
  /// The places of the claims that name a way to fail, by its id.
  fileprivate static let naming: [String: [Int]] = catalogue.indices.reduce(into: [:]) { claims, index in
    for id in catalogue[index].signatureIDs { claims[id, default: []].append(index) }
  }

  fileprivate func ruledOut(by objection: FolkloreRule.Objection) -> RuledOut {
    RuledOut(
      id: id, title: title, why: objection.why, frames: objection.frames,
      claim: RuledOut.Claim(isCommon: isCommon, covers: signatureIDs))
  }
}

// MARK: - How far it got

extension FolkloreRule {
  /// What comes only later in the sequence cannot have ended it.
  static func comesOnly(with step: Step) -> FolkloreRule {
    FolkloreRule { hearing in hearing.end.flatMap { $0.step < step ? $0.objection : nil } }
  }

  static let serverAnswered = FolkloreRule { $0.serverAnswered }

  static let clientSent = FolkloreRule { $0.clientSent }

  /// A step was completed, which needed what the claim says was missing.
  static func passed(_ step: Step, _ why: Phrase) -> FolkloreRule {
    FolkloreRule { hearing in
      hearing.connection.progress.milestone(step).map { Objection(why: why, frames: [$0.frame]) }
    }
  }
}

// MARK: - What was agreed on

extension FolkloreRule {
  static let agreedOnSecurity = FolkloreRule { $0.agreedOnSecurity }

  static let agreedOnVersion = FolkloreRule { hearing in
    guard let hello = hearing.connection.serverHello, hearing.connection.progress.reached(.tlsFinished) else {
      return nil
    }
    let version = hello.message.version
    return Objection(why: "both sides agreed on \(version.name ?? version.hex)", frames: [hello.event.frame])
  }

  static let agreedOnCipher = FolkloreRule { hearing in
    guard let hello = hearing.connection.serverHello, hearing.connection.progress.reached(.tlsFinished) else {
      return nil
    }
    let suite = hello.message.cipherSuite
    return Objection(why: "both sides agreed on \(suite.name ?? suite.hex)", frames: [hello.event.frame])
  }

  /// What a signature about the certificate finds good in it, or passed by.
  static func certificate(_ signature: Signature) -> FolkloreRule {
    FolkloreRule { hearing in
      guard case .some = hearing.connection.leaf, case .ruledOut(let exclusion) = signature.judge(hearing.attempt)
      else { return nil }
      return Objection(why: exclusion.why(), frames: exclusion.frames)
    }
  }
}

// MARK: - The path

extension FolkloreRule {
  static let pathIsClean = FolkloreRule { $0.pathIsClean }

  /// A packet too large for the path is sent again and again while the connection stands still.
  static let largePacketsPass = FolkloreRule { hearing in
    guard let path = hearing.path, path.lost == 0, path.wait < .seconds(1) else { return nil }
    return Objection(
      why: "no packet was sent again, and the end came \(time: path.wait) after the last one with data",
      frames: [path.last])
  }

  static let answersAreFast = FolkloreRule { hearing in
    guard let path = hearing.path, path.losesLittle, let trip = hearing.trips.shortest,
      trip < .milliseconds(150)
    else { return nil }
    return Objection(
      why: "the shortest round trip took \(time: trip), and \(path.lost) of \(path.packets) packets were sent again",
      frames: [path.last])
  }
}
