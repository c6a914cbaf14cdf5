/// What is known of one value beyond its name and meaning; where a list is empty, that of its space holds.
struct CodeNotes: Sendable {
  var answer: String?
  var statements: [Statement] = []
  var onTheWire: [String] = []
  var signatures: [String] = []
  var nextSteps: [String] = []
}
