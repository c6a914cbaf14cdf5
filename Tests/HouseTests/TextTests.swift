import Testing

/// Text ends its lines cleanly.
private func untidy(_ file: TextFile) -> [Violation] {
  let trailing = file.numberedLines.filter { $0.line.last == " " || $0.line.last == "\t" || $0.line.last == "\r" }
  let end = file.text.isEmpty || file.text.hasSuffix("\n") ? [] : [file.violation("the last line has no end")]
  return trailing.map { file.violation("white space at the end of the line", line: $0.number) } + end
}

/// Marks for work left undone; such work is done, or written down where users see it.
private func marks(_ file: TextFile) -> [Violation] {
  let words = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
  return file.numberedLines.filter { _, line in
    line.split { !$0.isLetter }.contains { words.contains(String($0)) }
  }.map { file.violation("a mark for work left undone", line: $0.number) }
}

/// Nothing depends on, or speaks of, where one machine keeps its checkouts.
private func machinePaths(_ file: TextFile) -> [Violation] {
  let places = ["/" + "work", "/tmp/" + "rw", "/" + "home", "/" + "Users"]
  return file.numberedLines.filter { _, line in places.contains { isPath($0, in: line) } }.map {
    file.violation("a path of somebody's machine", line: $0.number)
  }
}

/// Whether `path` stands in `line` as the beginning of an absolute path.
private func isPath(_ path: String, in line: Substring) -> Bool {
  line.ranges(of: path).contains { range in
    let before = line[..<range.lowerBound].last
    let after = line[range.upperBound...].first
    return !(before.map { $0.isLetter || $0.isNumber || ".}_)*".contains($0) } ?? false)
      && !(after.map { $0.isLetter || $0.isNumber } ?? false)
  }
}

/// A Markdown document has one title, on its first line.
private func untitled(_ file: TextFile) -> [Violation] {
  var isCode = false
  var titles: [Int] = []
  for (number, line) in file.numberedLines {
    if line.hasPrefix("```") { isCode.toggle() }
    if !isCode, line.hasPrefix("# ") { titles.append(number) }
  }
  return titles == [1] ? [] : [file.violation("titles on lines \(titles); a document has one, on its first line")]
}

struct TextTests {
  @Test func linesEndCleanly() { expectNone(Repository.texts.flatMap(untidy)) }

  @Test func nothingIsMarkedAsUndone() { expectNone(Repository.texts.flatMap(marks)) }

  @Test func noPathOfAMachineIsNamed() { expectNone(Repository.texts.flatMap(machinePaths)) }

  @Test func documentsHaveOneTitle() { expectNone(Repository.markdown.flatMap(untitled)) }

  @Test func seesTheRepository() {
    #expect(Repository.sources.contains { $0.path == "Sources/Bytes/ByteReader.swift" })
    #expect(Repository.texts.contains { $0.path == "tools/test" })
    #expect(Repository.texts.contains { $0.path == "Package.swift" })
    #expect(Repository.folders(under: "Tests", depth: 1).contains("Tests/HouseTests"))
  }

  @Test func tidiness() {
    #expect(untidy(TextFile("a", "a\n\nb\n")).isEmpty)
    #expect(untidy(TextFile("a", "a \n\tb\t\nc")).count == 3)
  }

  @Test func marksOfUndoneWork() {
    #expect(marks(TextFile("a", "mktemp a.XXXXXX; todo; method\n")).isEmpty)
    #expect(marks(TextFile("a", "a // TO" + "DO: b\n# FIX" + "ME\n")).count == 2)
  }

  @Test func pathsOfAMachine() {
    #expect(machinePaths(TextFile("a", "a/work b ./work ${TMPDIR:-/tmp} /workers $HOME/homework\n")).isEmpty)
    #expect(machinePaths(TextFile("a", "see /" + "work/main\ncd /tmp/" + "rw\n\"/" + "home/a\"\n")).count == 3)
  }

  @Test func titles() {
    #expect(untitled(TextFile("a", "# A\n\n```\n# no\n```\n\n## B\n")).isEmpty)
    #expect(untitled(TextFile("a", "# A\n\n# B\n")).count == 1)
    #expect(untitled(TextFile("a", "A\n")).count == 1)
  }
}
