/// What became of an attempt.
public enum Verdict: String, Sendable {
  case succeeded
  case failed
  /// It failed at a known step, and no known way to fail fits.
  case unexplained
  /// The capture does not hold enough to say.
  case incomplete
}

/// How sure a finding is, as a word.
public enum Confidence: String, Sendable, Comparable {
  /// The pattern fits, alternatives remain.
  case possible
  /// The pattern fits and the main alternatives are ruled out.
  case likely
  /// A peer or a router said so in so many words.
  case certain

  public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .possible: 0
    case .likely: 1
    case .certain: 2
    }
  }
}

/// Who ended an attempt.
public enum Closer: String, Sendable {
  case client
  case server
  /// Somebody on the path between them.
  case middlebox
  case nobody
}
