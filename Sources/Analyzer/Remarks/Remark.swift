/// Something worth knowing about an attempt that neither failed it nor looks as if it had.
public struct Remark: Sendable, Equatable {
  public let id: String
  public let text: String
  public let frames: [Int]
  /// Whether it is of use only to who wants to know everything.
  public let isContext: Bool

  public init(id: String, text: String, frames: [Int], isContext: Bool = false) {
    self.id = id
    self.text = text
    self.frames = frames
    self.isContext = isContext
  }
}

/// Something that an attempt may show beside its verdict, and how it is told.
public final class RemarkRule: Sendable {
  public let id: String
  /// What it is, for the documentation.
  public let title: String
  private let look: @Sendable (Attempt, Diagnosis.Conclusion) -> Sight?

  /// What a rule finds: a sentence, the frames that show it, and whether it is of use only to who wants to know everything.
  typealias Sight = (text: Phrase, frames: [Int], isContext: Bool)

  init(id: String, title: String, look: @escaping @Sendable (Attempt, Diagnosis.Conclusion) -> Sight?) {
    self.id = id
    self.title = title
    self.look = look
  }

  /// The remark if the attempt, about which this is concluded, shows it.
  func find(_ attempt: Attempt, _ conclusion: Diagnosis.Conclusion) -> Remark? {
    look(attempt, conclusion).map { Remark(id: id, text: $0.text.text, frames: $0.frames, isContext: $0.isContext) }
  }
}

extension RemarkRule {
  /// What is to be told of an attempt beside the conclusion.
  static func findings(in attempt: Attempt, _ conclusion: Diagnosis.Conclusion) -> [Remark] {
    let all = all
    return all.indices.compactMap { all[$0].find(attempt, conclusion) }
  }

  /// What `explain` says of a remark's id.
  var asExplanation: Explanation {
    Explanation(
      subject: id, name: title, field: "A circumstance that is told beside the verdict, which it does not change.",
      statements: [])
  }
}
