import Dissectors

/// A known way for a connection to fail.
///
/// One signature is one file: what it is called, how it shows in a capture, what causes it, what to do about it, and where that is
/// written. Its fixture folder has the same id.
public final class Signature: Sendable {
  /// Kebab-case, and the same in file, fixture and documentation.
  public let id: String
  public let phase: Phase
  /// Names the problem, never the fix.
  public let title: String
  /// What happened and why, in the past tense, whole sentences.
  public let explanation: String
  /// What a user of mstsc most likely sees.
  public let mstsc: [MstscCode]
  /// Possible causes, the commonest first; evidence ranks them anew.
  public let causes: [Cause]
  /// What to do, safest first.
  public let remedies: [Remedy]
  /// Where the facts come from.
  public let sources: [String]
  /// Messages of which one has to be there for anything to be said; none where something else tells as well. A rule is not asked in vain.
  private let needs: MessageKinds
  /// Whether an attempt failed in this way, looking at the connection in focus.
  public let judge: @Sendable (Attempt) -> Judgement

  init(
    id: String, phase: Phase, title: String, explanation: String, mstsc: [MstscCode] = [], causes: [Cause],
    remedies: [Remedy], sources: [String], needs: [any WireMessage.Type] = [],
    judge: @escaping @Sendable (Attempt) -> Judgement
  ) {
    self.id = id
    self.phase = phase
    self.title = title
    self.explanation = explanation
    self.mstsc = mstsc
    self.causes = causes
    self.remedies = remedies
    self.sources = sources
    self.needs = MessageKinds(needs)
    self.judge = judge
  }

  /// Something that can be behind the failure, and what in a capture speaks for or against it.
  public struct Cause: Sendable {
    public let title: String
    let weigh: @Sendable (Attempt) -> Weight

    init(_ title: String, weigh: @escaping @Sendable (Attempt) -> Weight = { _ in Weight() }) {
      self.title = title
      self.weigh = weigh
    }
  }

  /// What a capture says for and against a cause.
  struct Weight: Sendable {
    var `for`: [String] = []
    var against: [String] = []
  }
}

/// What a signature says of an attempt.
public enum Judgement: Sendable {
  case matched(Match)
  /// The capture shows that it cannot be this.
  case ruledOut(Exclusion)
  /// The capture does not show enough either way.
  case cannotTell

  /// Why a signature matched.
  public struct Match: Sendable {
    public var confidence: Confidence
    public var evidence: [Evidence]
    /// Who ended the attempt, where the signature knows better than the connection's closing shows.
    public var closedBy: Closer?
    /// The phase that failed, for a failure that can strike in any.
    public var phase: Phase?
    /// What a user of mstsc saw, where the capture tells it more exactly than the signature.
    public var mstsc: [MstscCode]?

    public init(
      _ confidence: Confidence, _ evidence: [Evidence], closedBy: Closer? = nil, phase: Phase? = nil,
      mstsc: [MstscCode]? = nil
    ) {
      self.confidence = confidence
      self.evidence = evidence
      self.closedBy = closedBy
      self.phase = phase
      self.mstsc = mstsc
    }
  }

  /// Why a signature cannot be it. The sentence is made for who reads it: most are read by nobody.
  public struct Exclusion: Sendable {
    enum Reason: Sendable {
      case own(@Sendable () -> Phrase)
      case common(CommonReason)
    }

    let reason: Reason
    /// The frame that shows it.
    let frame: Int

    var why: Phrase {
      switch reason {
      case .own(let why): why()
      case .common(let reason): reason.phrase
      }
    }
  }

  static func matched(_ confidence: Confidence, _ evidence: Evidence..., closedBy: Closer? = nil) -> Judgement {
    .matched(Match(confidence, evidence, closedBy: closedBy))
  }

  static func ruledOut(_ why: @escaping @autoclosure @Sendable () -> Phrase, frame: Int) -> Judgement {
    .ruledOut(Exclusion(reason: .own(why), frame: frame))
  }

  static func ruledOut(_ why: @escaping @autoclosure @Sendable () -> Phrase, by event: Event) -> Judgement {
    .ruledOut(Exclusion(reason: .own(why), frame: event.frame))
  }

  /// Why nothing can be said is for who reads the rule: no report tells it.
  static func cannotTell(_ why: @autoclosure () -> Phrase) -> Judgement { .cannotTell }
}

extension Signature {
  /// Whether it may have something to say of a connection with such messages.
  func mayTell(of messages: MessageKinds) -> Bool { needs.isEmpty || needs.mayMeet(messages) }

  /// The finding for an attempt that matched; without the attempt it has no causes, which are weighed by it.
  func finding(_ match: Judgement.Match, in attempt: Attempt?) -> Finding {
    Finding(
      id: id, phase: match.phase ?? phase, title: title, confidence: match.confidence, explanation: explanation,
      mstsc: match.mstsc ?? mstsc, evidence: match.evidence, causes: attempt.map { rankedCauses(in: $0) } ?? [],
      remedies: remedies)
  }

  /// The causes, those with most evidence for them first, those with evidence against them last.
  private func rankedCauses(in attempt: Attempt) -> [RankedCause] {
    var ranked: [RankedCause] = []
    ranked.reserveCapacity(causes.count)
    for cause in causes {
      let weight = cause.weigh(attempt)
      let next = RankedCause(title: cause.title, for: weight.for, against: weight.against)
      let place = ranked.firstIndex { $0.balance < next.balance } ?? ranked.count
      if place == ranked.count { ranked.append(next) } else { ranked.insert(next, at: place) }
    }
    return ranked
  }
}

extension RankedCause {
  fileprivate var balance: Int { `for`.count - 2 * against.count }
}
