/// Something that web guides say of failed connections: the claim, what is true about it, what a capture can show of it, and what
/// following it may break.
public final class Folklore: Sendable {
  /// Kebab-case, and apart from the ids of signatures: what `explain` is asked for, and what a report calls the claim.
  public let id: String
  /// Names the claim in a few words.
  public let title: String
  /// What the guides say; begins with "Web guides".
  public let claim: String
  /// What is true about it.
  public let truth: Statement
  /// What a capture can show of it; whole sentences.
  public let shows: String
  /// Ways to fail that are this cause, or could be.
  public let signatures: [Signature]
  let signatureIDs: [String]
  /// Patterns that guides take for it.
  public let lookalikes: [LookalikeRule]
  /// Nil for advice that changes nothing.
  public let danger: Danger?
  /// Whether most users will have read about it.
  public let isCommon: Bool
  /// What else people call it when they ask.
  public let words: [String]
  /// What an attempt may show against it.
  let rule: FolkloreRule

  init(
    id: String, title: String, claim: String, truth: Statement, shows: String, signatures: [Signature] = [],
    lookalikes: [LookalikeRule] = [], danger: Danger? = nil, isCommon: Bool = false, words: [String] = [],
    ruledOut rule: FolkloreRule = .nothing
  ) {
    self.id = id
    self.title = title
    self.claim = claim
    self.truth = truth
    self.shows = shows
    self.signatures = signatures
    signatureIDs = signatures.map(\.id)
    self.lookalikes = lookalikes
    self.danger = danger
    self.isCommon = isCommon
    self.words = words
    self.rule = rule
  }

  /// What following a piece of advice may break, and the way back.
  public struct Danger: Sendable, Equatable {
    public let text: String
    public let risk: Remedy.Risk
    /// The way back; for what changes nothing, nil.
    public let undo: String?

    init(_ risk: Remedy.Risk, _ text: String, undo: String? = nil) {
      self.risk = risk
      self.text = text
      self.undo = undo
    }
  }
}

extension Folklore.Danger {
  /// The danger in one paragraph.
  var sentence: String {
    "Danger: \(text) Risk: \(risk.rawValue)." + (undo.map { " Undo: \($0)" } ?? "")
  }
}
