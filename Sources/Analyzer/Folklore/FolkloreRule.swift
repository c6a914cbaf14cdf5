import Capture
import Dissectors

/// What in an attempt speaks against a claim: asked only of attempts that failed.
///
/// Most are no closures: threads share the rules, and to call a closure is to count references to what it captured.
enum FolkloreRule: Sendable {
  /// For a claim that no capture speaks against.
  case nothing
  /// What comes only later in the sequence cannot have ended it.
  case comesOnly(with: Step)
  /// A step was completed, which needed what the claim says was missing.
  case passed(Step, Phrase)
  /// What a signature about the certificate finds good in it, or passed by.
  case certificate(Signature)
  case own(@Sendable (Hearing) -> Objection?)
  /// The first of several objections.
  case any([FolkloreRule])

  /// Why it cannot be this, and the frames that show it.
  struct Objection: Sendable, Equatable {
    let why: String
    let frames: FrameNumbers

    init(why: Phrase, frames: FrameNumbers) {
      self.why = why.text
      self.frames = frames
    }
  }

  init(_ object: @escaping @Sendable (Hearing) -> Objection?) { self = .own(object) }

  static func first(of rules: FolkloreRule...) -> FolkloreRule { .any(rules) }

  /// What speaks against the claim; nil if nothing does.
  func object(_ hearing: Hearing) -> Objection? {
    switch self {
    case .nothing: return nil
    case .comesOnly(let step):
      guard let end = hearing.end, end.step < step else { return nil }
      return end.objection
    case .passed(let step, let why):
      return hearing.connection.progress.milestone(step).map { Objection(why: why, frames: FrameNumbers($0.frame)) }
    case .certificate(let signature): return hearing.objection(of: signature)
    case .own(let object): return object(hearing)
    case .any(let rules):
      for index in rules.indices {
        if let objection = rules[index].object(hearing) { return objection }
      }
      return nil
    }
  }
}

extension Hearing {
  fileprivate func objection(of signature: Signature) -> FolkloreRule.Objection? {
    guard case .some = connection.leaf, case .ruledOut(let exclusion) = signature.judge(attempt) else { return nil }
    return FolkloreRule.Objection(why: exclusion.why, frames: FrameNumbers(exclusion.frame))
  }
}

extension Diagnosis.Conclusion {
  /// Rules out the claims that the attempt speaks against. A claim that names what was found, or what else was seen, is left open.
  mutating func ruleOutFolklore(_ attempt: Attempt, _ trips: RoundTrips) {
    guard verdict == .failed || verdict == .unexplained, let connection = attempt.connection else { return }
    let hearing = Hearing(connection, attempt, trips)
    let catalogue = Folklore.catalogue
    var isOpen = [Bool](repeating: false, count: catalogue.count)
    if let id = finding?.id { Self.open(id, &isOpen) }
    for index in alsoSeen.indices { Self.open(alsoSeen[index].id, &isOpen) }
    for index in catalogue.indices where !isOpen[index] {
      // Threads share the catalogue: a rule that does not object is not even retained.
      guard let objection = catalogue[index].rule.object(hearing) else { continue }
      ruledOut.append(
        RuledOut(
          id: catalogue[index].id, title: catalogue[index].title, why: objection.why, frames: objection.frames,
          claim: RuledOut.Claim(at: index)))
    }
  }

  /// Leaves the claims open that name a way to fail.
  private static func open(_ id: String, _ isOpen: inout [Bool]) {
    for index in Folklore.naming[id] ?? [] { isOpen[index] = true }
  }
}

extension Folklore {
  /// The places of the claims that name a way to fail, by its id.
  fileprivate static let naming: [String: [Int]] = catalogue.indices.reduce(into: [:]) { claims, index in
    for id in catalogue[index].signatureIDs { claims[id, default: []].append(index) }
  }
}

// MARK: - How far it got

extension FolkloreRule {
  static let serverAnswered = FolkloreRule { $0.serverAnswered }

  static let clientSent = FolkloreRule { $0.clientSent }
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
