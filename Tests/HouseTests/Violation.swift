import Testing

/// A place that breaks a rule of the house.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  /// 1-based; nil where the rule is about a whole file or folder.
  var line: Int?
  let complaint: String

  var description: String {
    line.map { "\(path):\($0): \(complaint)" } ?? "\(path): \(complaint)"
  }
}

/// Reports each violation as a failure of its own, so that one run names them all.
func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
  for violation in violations {
    Issue.record("\(violation.description)", sourceLocation: sourceLocation)
  }
}
