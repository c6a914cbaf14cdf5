extension Folklore {
  /// What `explain` says of the claim.
  public var asExplanation: Explanation {
    Explanation(
      subject: id, name: title, field: "A claim of web guides.", answer: claim, statements: [truth],
      onTheWire: [shows], signatures: signatures.map(\.id) + lookalikes.map(\.id),
      nextSteps: danger.map { [$0.sentence] } ?? [])
  }

  /// What an explanation of a code says of the claim, in short.
  var statement: Statement {
    .folklore(claim + " " + truth.text, against: truth.source)
  }

  var mention: Explanation.Mention { Explanation.Mention(id: id, title: title) }

  /// What `explain folklore` says: every claim.
  public static let list = Explanation(
    subject: "folklore", field: "What web guides say of failed connections.",
    answer: "Each claim is explained by its id: what is true about it, what a capture shows, and what is dangerous.",
    statements: [], claims: catalogue.map(\.mention))
}
