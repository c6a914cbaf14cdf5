import Testing

/// Nothing a capture says may stop the program, so no source file holds what stops programs.
///
/// Lexical, and so a net with holes: trapping arithmetic and subscripts pass it, and are what the lying lengths and flipped bytes
/// of the dissectors' tests look for.
private func traps(_ file: TextFile) -> [Violation] {
  let code = file.code
  let calls = code.words.filter { stoppers.contains($0.word) }.map {
    file.violation("`\($0.word)` stops the program", line: $0.line)
  }
  return calls + exclamations(code).map { file.violation("a postfix `!` stops the program", line: $0) }
}

private let stoppers: Set<String> = [
  "fatalError", "precondition", "preconditionFailure", "assert", "assertionFailure", "abort",
]

/// Lines with a force unwrap, `try!`, `as!` or an implicitly unwrapped type: a `!` that follows what it applies to without a space.
private func exclamations(_ code: SwiftCode) -> [Int] {
  var lines: [Int] = []
  var line = 1
  var previous = UInt8(ascii: " ")
  for (index, byte) in code.bytes.enumerated() {
    let next = index + 1 < code.bytes.count ? code.bytes[index + 1] : 0
    let follows = isWord(previous) || ")]}?>\"".utf8.contains(previous)
    if byte == UInt8(ascii: "!"), follows, next != UInt8(ascii: "=") { lines.append(line) }
    if byte == UInt8(ascii: "\n") { line += 1 }
    previous = byte
  }
  return lines
}

struct TrapTests {
  @Test func noSourceHoldsWhatStopsTheProgram() {
    expectNone(Repository.sources.flatMap(traps))
  }

  @Test(arguments: [
    "if !ready && a != b { return (!c, [!d]) }",
    "let text = \"try! this\" // and fatalError()",
    "guard let a = b?.c else { throw d }",
  ])
  func accepts(text: String) {
    #expect(traps(TextFile("Sources/Bytes/A.swift", text)).isEmpty)
  }

  @Test(arguments: [
    "let a = b!", "let a = b[0]!.c", "let a = b()!", "let a = try! b()", "let a = b as! C", "var a: B!",
    "f(\"\\(a!)\")",
    "fatalError()", "Swift.preconditionFailure(\"no\")", "precondition(a > 0)", "let a = b?!",
  ])
  func refuses(text: String) {
    let found = traps(TextFile("Sources/Bytes/A.swift", "\n" + text))
    #expect(found.map(\.line) == [2])
  }
}
