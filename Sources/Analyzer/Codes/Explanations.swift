import Dissectors

/// The answer to one query of `rdpwhy explain`.
public struct Explanations: Equatable, Sendable {
  public let query: String
  /// What the query means, the most likely meaning for a person first; empty when nobody knows it.
  public var found: [Explanation] = []
  /// How the query was read, where that is not obvious.
  public var reading: String?
  /// What to ask when one number means several things.
  public var question: String?
  /// Further meanings of the number, in fields that no client shows to people.
  public var elsewhere: [Elsewhere] = []

  /// A meaning that the answer only mentions.
  public struct Elsewhere: Equatable, Sendable {
    /// The query that explains it: "nego:4".
    public let query: String
    public let name: String
    public let field: String
  }

  /// Every name, id and prefix that a query may use, for suggestions when a word is not known.
  public static let vocabulary: [String] =
    CodeSpace.all.flatMap { $0.prefixes + $0.entries.map(\.name) } + Signature.catalogue.map(\.id)
    + LookalikeRule.all.map(\.id) + RemarkRule.all.map(\.id)
    + [Folklore.list.subject] + Folklore.catalogue.flatMap { [$0.id] + $0.words }

  /// Explains a code, a name, a way to fail, what a report calls by an id beside it, or a claim of web guides.
  public static func lookUp(_ query: String) -> Explanations {
    var answer = Explanations(query: query)
    answer.found = waysToFail(query) + besides(query) + claims(query)
    switch CodeQuery(query) {
    case .number(let number): answer.add(number)
    case .pair(let code, let extended): answer.addPair(code, extended)
    case .value(let value, let prefix): answer.add(value, in: prefix)
    case .name(let name): answer.found += named(name, in: CodeSpace.all)
    }
    return answer
  }
}

extension Explanations {
  private static func waysToFail(_ id: String) -> [Explanation] {
    let wanted = comparable(id)
    return Signature.catalogue.filter { comparable($0.id) == wanted }.map(\.asExplanation)
  }

  /// What looks like a failure and is none, and what is remarked.
  private static func besides(_ id: String) -> [Explanation] {
    let wanted = comparable(id)
    return LookalikeRule.all.filter { comparable($0.id) == wanted }.map(\.asExplanation)
      + RemarkRule.all.filter { comparable($0.id) == wanted }.map(\.asExplanation)
  }

  /// The claims of that id or word; all of them are listed for "folklore".
  private static func claims(_ word: String) -> [Explanation] {
    let wanted = comparable(word)
    if wanted == comparable(Folklore.list.subject) { return [Folklore.list] }
    return Folklore.catalogue.filter { claim in
      ([claim.id] + claim.words).contains { comparable($0) == wanted }
    }.map(\.asExplanation)
  }

  private mutating func add(_ number: CodeNumber) {
    let value = read(number) { value in CodeSpace.all.contains { $0.knows(value) } }
    let spaces = CodeSpace.all.filter { $0.knows(value) }
    let shown = spaces.filter(\.isShownToPeople)
    let inFull = shown.isEmpty ? spaces : shown
    found += inFull.compactMap { $0.explain(value) }
    if !shown.isEmpty { mention(value, in: spaces.filter { !$0.isShownToPeople }) }
    if inFull.count + elsewhere.count > 1 {
      question = "This number has several meanings. Which client or log showed it, and in which field?"
    }
    if found.isEmpty { found = UnknownCode.explain(value) }
  }

  private mutating func addPair(_ code: CodeNumber, _ extended: CodeNumber) {
    let first = read(code) { CodeSpace.disconnectReason.knows($0) }
    let second = read(extended) { CodeSpace.extendedDisconnectReason.knows($0) }
    let reason = DisconnectReason(rawValue: first)
    let pair = MstscCode(reason, extended: ExtendedDisconnectReason(rawValue: second))
    found.append(explainPair(pair))
    found += CodeSpace.disconnectReason.explain(first).map { [$0] } ?? [UnknownCode.disconnectReason(reason)]
  }

  private mutating func add(_ text: String, in prefix: String) {
    let spaces = CodeSpace.all.filter { $0.prefixes.contains(prefix) }
    guard let number = CodeNumber(text) else {
      found += Self.named(text, in: spaces)
      return
    }
    let value = read(number) { value in spaces.contains { $0.knows(value) } }
    found += spaces.map { $0.explain(value) ?? UnknownCode.explain(value, in: $0) }
  }

  /// The number as it was typed, or its digits as hexadecimal when only those are a known code.
  private mutating func read(_ number: CodeNumber, isKnown: (UInt32) -> Bool) -> UInt32 {
    guard !isKnown(number.value), let other = number.asHexadecimal, isKnown(other) else { return number.value }
    reading = "\(number.spelling) is no known code in decimal; read as \(printedHex(other))."
    return other
  }

  private mutating func mention(_ value: UInt32, in spaces: [CodeSpace]) {
    elsewhere = spaces.compactMap { space in
      space.entry(value).map { Elsewhere(query: space.query(for: value), name: $0.name, field: space.field) }
    }
  }

  private static func named(_ name: String, in spaces: [CodeSpace]) -> [Explanation] {
    let wanted = comparable(name)
    guard !wanted.isEmpty else { return [] }
    return spaces.flatMap { space in
      space.entries.filter { spellings($0.name).contains(wanted) }.compactMap { space.explain($0.value) }
    }
  }
}

/// Letters and digits in lower case, so that case, hyphens and underscores do not matter.
private func comparable(_ text: String) -> String {
  String(text.lowercased().filter { $0.isLetter || $0.isNumber })
}

/// The prefixes that people leave out of a name.
private let familyPrefixes = [
  "errinfo", "exdiscreason", "disconnectreason", "sslerr", "status", "sece", "eproxy", "errconnect",
  "kdcerr", "krbaperr", "krberr", "rdstlsresult", "authz", "err", "st", "rn",
]

private func spellings(_ name: String) -> [String] {
  let full = comparable(name)
  return [full] + familyPrefixes.filter { full.hasPrefix($0) }.map { String(full.dropFirst($0.count)) }
}
