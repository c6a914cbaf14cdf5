import Analyzer

/// The answer of `rdpwhy explain` as plain text for a terminal.
public struct ExplanationText {
  /// The longest line that is printed, unless a single word is longer.
  public let width: Int

  public init(width: Int = 96) { self.width = width }

  /// The whole answer, ending in a line feed: how the query was read, each explanation, further meanings, suggestions.
  public func render(_ answer: Explanations) -> String {
    guard !answer.found.isEmpty else { return unknown(answer) }
    var blocks: [String] = []
    let preface = [answer.reading, answer.question].compactMap(\.self)
    if !preface.isEmpty { blocks.append(preface.map { wrapped($0) }.joined(separator: "\n")) }
    blocks += answer.found.map(render)
    if !answer.elsewhere.isEmpty { blocks.append(elsewhere(answer.elsewhere)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// One explanation, the answer first, without a line feed at its end.
  public func render(_ explanation: Explanation) -> String {
    var parts = [title(explanation)]
    if let answer = explanation.answer { parts.append(wrapped(answer, indent: 2)) }
    for standing in Statement.Standing.allCases {
      let statements = explanation.statements.filter { $0.standing == standing }
      if !statements.isEmpty { parts.append(section(standing.heading, statements.map { "\($0.text) [\($0.source)]" })) }
    }
    if !explanation.onTheWire.isEmpty { parts.append(section("In a capture", explanation.onTheWire)) }
    if !explanation.nextSteps.isEmpty { parts.append(section("Next", explanation.nextSteps)) }
    if !explanation.signatures.isEmpty { parts.append(signatures(explanation.signatures)) }
    if !explanation.claims.isEmpty { parts.append(claims(explanation.claims)) }
    return parts.joined(separator: "\n\n")
  }

  private func title(_ explanation: Explanation) -> String {
    let name = explanation.name.map { ": " + $0 } ?? ""
    return wrapped(explanation.subject + name) + "\n" + wrapped(explanation.field)
  }

  private func section(_ heading: String, _ items: [String]) -> String {
    heading + "\n" + items.map { wrapped($0, first: "  - ", indent: 4) }.joined(separator: "\n")
  }

  private func signatures(_ ids: [String]) -> String {
    "Ways to fail that lead here (rdpwhy explain ID)\n" + wrapped(ids.joined(separator: ", "), indent: 2)
  }

  private func claims(_ claims: [Explanation.Mention]) -> String {
    let lines = claims.map { wrapped("\($0.id): \($0.title)", first: "  ", indent: 6) }
    return "What web guides say of it (rdpwhy explain ID)\n" + lines.joined(separator: "\n")
  }

  private func elsewhere(_ meanings: [Explanations.Elsewhere]) -> String {
    let lines = meanings.map { wrapped("\($0.query) is \($0.name). \($0.field)", first: "  ", indent: 6) }
    return "The same number also means, elsewhere (rdpwhy explain QUERY)\n" + lines.joined(separator: "\n")
  }

  private func unknown(_ answer: Explanations) -> String {
    let nearest = NearestWord.to(answer.query, among: Explanations.vocabulary)
    let suggestion = nearest.isEmpty ? "" : "\nDid you mean \(nearest.joined(separator: ", "))?"
    return wrapped("No code, name, way to fail or claim is known as \"\(printable(answer.query))\".") + suggestion
      + "\n"
      + wrapped(
        "Try 0x904, 0x904/0x7, 2308, 0xC000006D, alert:40, nego:5, errinfo:7, folklore or a name from a specification.")
      + "\n"
  }

  /// Breaks at spaces; continued lines are indented by `indent`, the first one begins with `first`.
  private func wrapped(_ text: String, first: String? = nil, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = first ?? margin
    var isEmpty = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (margin, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}

extension Statement.Standing {
  fileprivate var heading: String {
    switch self {
    case .documented: "Documented"
    case .inferred: "Inferred"
    case .folklore: "Folklore"
    }
  }
}

/// What was typed, short enough for a line and without anything that moves a cursor.
private func printable(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars {
    guard shown.unicodeScalars.count < 50 else { return shown + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      shown += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}
