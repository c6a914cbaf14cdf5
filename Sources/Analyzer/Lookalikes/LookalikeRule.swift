/// A pattern that looks like a failure and is none, and how it is told from one.
public final class LookalikeRule: Sendable {
  public let id: String
  /// What it is, for the documentation.
  public let title: String
  private let look: @Sendable (Attempt) -> (text: Phrase, frames: [Int])?

  /// `look` gives the sentence and the frames that show it.
  init(id: String, title: String, look: @escaping @Sendable (Attempt) -> (text: Phrase, frames: [Int])?) {
    self.id = id
    self.title = title
    self.look = look
  }

  /// The lookalike if the attempt shows it.
  func find(_ attempt: Attempt) -> Lookalike? {
    look(attempt).map { Lookalike(id: id, text: $0.text.text, frames: $0.frames) }
  }
}

extension LookalikeRule {
  /// What the attempt shows of them all.
  static func findings(in attempt: Attempt) -> [Lookalike] {
    // Threads share the rules: none is even retained.
    let all = all
    return all.indices.compactMap { all[$0].find(attempt) }
  }

  /// What `explain` says of a lookalike's id.
  var asExplanation: Explanation {
    Explanation(
      subject: id, name: title, field: "What looks like a failure and is none: it never makes an attempt fail.",
      statements: [],
      claims: Folklore.catalogue.filter { $0.lookalikes.contains { $0.id == id } }.map(\.mention))
  }
}
