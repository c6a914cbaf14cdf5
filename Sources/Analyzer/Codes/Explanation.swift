/// What a code, a way to fail or a claim of web guides means: the unit that `rdpwhy explain` prints.
public struct Explanation: Equatable, Sendable {
  /// What is explained, as people write it: "0x904 (2308)", "TLS alert 40", or a signature id.
  public var subject: String
  /// Its documented name, when it has one.
  public var name: String?
  /// Which field or error space it is a value of, as a sentence.
  public var field: String
  /// The short answer, when there is more to say than the first statement.
  public var answer: String?
  public var statements: [Statement]
  /// What a capture shows when it happens.
  public var onTheWire: [String]
  /// Ids of the signatures that lead to it or explain it further.
  public var signatures: [String]
  /// What to capture or check next, safest first; a danger is stated with the step that has it.
  public var nextSteps: [String]
  /// Claims of web guides about it.
  public var claims: [Mention]

  /// Something else that `explain` knows, named and not explained.
  public struct Mention: Equatable, Sendable {
    public let id: String
    public let title: String
  }

  public init(
    subject: String, name: String? = nil, field: String, answer: String? = nil, statements: [Statement],
    onTheWire: [String] = [], signatures: [String] = [], nextSteps: [String] = [], claims: [Mention] = []
  ) {
    self.subject = subject
    self.name = name
    self.field = field
    self.answer = answer
    self.statements = statements
    self.onTheWire = onTheWire
    self.signatures = signatures
    self.nextSteps = nextSteps
    self.claims = claims
  }
}
