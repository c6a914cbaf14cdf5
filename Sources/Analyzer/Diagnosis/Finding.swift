/// A known way to fail that an attempt matched, with everything a report says about it.
public struct Finding: Sendable, Equatable {
  public var id: String
  public var phase: Phase
  public var title: String
  public var confidence: Confidence
  /// What happened and why, in the past tense, whole sentences.
  public var explanation: String
  /// What a user of mstsc most likely saw.
  public var mstsc: [MstscCode]
  public var evidence: [Evidence]
  /// Possible causes, the one with most evidence for it first.
  public var causes: [RankedCause]
  /// What to do, safest first.
  public var remedies: [Remedy]
}

/// One frame, or one absence, that speaks for a finding.
public struct Evidence: Sendable, Equatable {
  /// The frame that shows it; for an absence, the frame after which something was expected.
  public let frame: Int
  /// Wireshark's name of the field that shows it, if it is one field.
  public let field: String?
  public let text: String

  public init(_ frame: Int, field: String? = nil, _ text: Phrase) {
    self.frame = frame
    self.field = field
    self.text = text.text
  }
}

/// A possible cause with what this capture says for and against it.
public struct RankedCause: Sendable, Equatable {
  public let title: String
  public let `for`: [String]
  public let against: [String]

  public init(title: String, for: [String] = [], against: [String] = []) {
    self.title = title
    self.for = `for`
    self.against = against
  }
}

/// Something to do about a failure.
public struct Remedy: Sendable, Equatable {
  /// Who has to act.
  public enum Actor: String, Sendable {
    case client, server, network
  }

  /// What doing it may break.
  public enum Risk: String, Sendable {
    case readOnly = "read-only"
    case reversible
    case weakensSecurity = "weakens-security"
    case interruptsService = "interrupts-service"
  }

  public let who: Actor
  public let action: String
  public let command: String?
  public let risk: Risk
  public let undo: String?

  public init(_ who: Actor, _ action: String, command: String? = nil, risk: Risk = .readOnly, undo: String? = nil) {
    self.who = who
    self.action = action
    self.command = command
    self.risk = risk
    self.undo = undo
  }
}

/// A way to fail, or a claim of web guides, that this capture speaks against.
public struct RuledOut: Sendable, Equatable {
  public let id: String
  public let title: String
  public let why: String
  public let frames: FrameNumbers
  /// Nil for a way to fail.
  public let claim: Claim?

  /// What else is to be known of a claim of web guides.
  public struct Claim: Sendable, Equatable {
    /// Its place in the catalogue: to hold what threads share makes them count references together.
    private let place: Int

    init(at place: Int) { self.place = place }

    /// Whether most users will have read about it.
    public var isCommon: Bool { Folklore.catalogue[place].isCommon }
    /// The ways to fail that it is about.
    public var covers: [String] { Folklore.catalogue[place].signatureIDs }
  }

  public init(id: String, title: String, why: String, frames: FrameNumbers, claim: Claim? = nil) {
    self.id = id
    self.title = title
    self.why = why
    self.frames = frames
    self.claim = claim
  }
}

/// A pattern that looks like a failure and is none.
public struct Lookalike: Sendable, Equatable {
  public let id: String
  public let text: String
  public let frames: [Int]

  public init(id: String, text: String, frames: [Int]) {
    self.id = id
    self.text = text
    self.frames = frames
  }
}
