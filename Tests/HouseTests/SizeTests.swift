import Testing

/// A file whose first line begins so is a table: as long as what it lists, and read by looking something up.
private let tableMark = "// A table"

/// A file fits in the reader's head; one function fits on a screen.
private func tooLong(_ file: TextFile) -> [Violation] {
  if file.text.hasPrefix(tableMark) { return [] }
  let count = file.lines.count - 1
  let long = count > 400 ? [file.violation("\(count) lines; over 400 only a table, which says so: \(tableMark) …")] : []
  return long
    + functions(file.code).filter { $0.length > 60 }.map {
      file.violation("a function of \($0.length) lines; 60 is the limit", line: $0.line)
    }
}

/// Where each function, initialiser or subscript with a body begins, and how many lines it takes.
private func functions(_ code: SwiftCode) -> [(line: Int, length: Int)] {
  let lines = code.lines
  return lines.indices.compactMap { start in
    let words = lines[start].split(whereSeparator: { " (<?".contains($0) })
    guard words.contains("func") || words.contains("init") || words.contains("subscript") else { return nil }
    var depth = 0
    var hasBody = false
    for end in start..<lines.count {
      let opened = lines[end].count { $0 == "{" }
      depth += opened - lines[end].count { $0 == "}" }
      hasBody = hasBody || opened > 0
      if depth < 0 { return nil }  // a requirement without a body: what was closed is the protocol
      if hasBody, depth == 0 { return (start + 1, end - start + 1) }
    }
    return nil
  }
}

struct SizeTests {
  @Test func filesAndFunctionsAreShort() {
    expectNone(Repository.sources.flatMap(tooLong))
  }

  private func function(lines: Int) -> String {
    "struct A {\n  func f() {\n" + String(repeating: "    g()\n", count: lines - 2) + "  }\n}\n"
  }

  @Test func acceptsShortFunctionsAndTables() {
    #expect(tooLong(TextFile("a.swift", function(lines: 60))).isEmpty)
    #expect(tooLong(TextFile("a.swift", "// A table: one line a code.\n" + function(lines: 500))).isEmpty)
    #expect(tooLong(TextFile("a.swift", String(repeating: "let a = 1\n", count: 400))).isEmpty)
  }

  @Test func refusesLongFunctionsAndFiles() {
    #expect(tooLong(TextFile("a.swift", function(lines: 61))).map(\.line) == [2])
    #expect(tooLong(TextFile("a.swift", String(repeating: "let a = 1\n", count: 401))).count == 1)
  }
}
