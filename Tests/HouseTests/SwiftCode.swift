import Testing

/// Swift source with its comments and the contents of its string literals blanked out, line for line.
///
/// Interpolations stay, since they are code. Quotation marks stay, so that what follows a literal can be judged.
struct SwiftCode {
  let bytes: [UInt8]

  init(_ text: String) {
    var blanker = Blanker(text)
    self.bytes = blanker.run()
  }

  /// Identifiers and keywords in order, each with its line.
  var words: [(word: String, line: Int)] {
    var found: [(String, Int)] = []
    var current: [UInt8] = []
    var line = 1
    for byte in bytes + [newline] {
      if isWord(byte) {
        current.append(byte)
        continue
      }
      if !current.isEmpty { found.append((String(decoding: current, as: UTF8.self), line)) }
      current.removeAll()
      if byte == newline { line += 1 }
    }
    return found
  }

  var lines: [String] {
    bytes.split(separator: newline, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private struct Blanker {
    private let source: [UInt8]
    private var output: [UInt8] = []
    private var position = 0

    init(_ text: String) { source = Array(text.utf8) }

    mutating func run() -> [UInt8] {
      code(untilParenthesis: false)
      return output
    }

    private mutating func code(untilParenthesis: Bool) {
      var depth = 0
      while position < source.count {
        guard "/#\"()".utf8.contains(source[position]) else {
          keep()
          continue
        }
        if starts("//") {
          while position < source.count, source[position] != newline { blank() }
        } else if starts("/*") {
          comment()
        } else if let delimiter = literalStart() {
          literal(pounds: delimiter.pounds, quotes: delimiter.quotes)
        } else {
          if source[position] == UInt8(ascii: "(") { depth += 1 }
          if source[position] == UInt8(ascii: ")") { depth -= 1 }
          keep()
          if untilParenthesis, depth == 0 { return }
        }
      }
    }

    private mutating func comment() {
      var depth = 0
      repeat {
        if starts("/*") { depth += 1 }
        if starts("*/") { depth -= 1 }
        let step = starts("/*") || starts("*/") ? 2 : 1
        for _ in 0..<step where position < source.count { blank() }
      } while depth > 0 && position < source.count
    }

    private func literalStart() -> (pounds: Int, quotes: Int)? {
      var place = position
      while place < source.count, source[place] == UInt8(ascii: "#") { place += 1 }
      let pounds = place - position
      guard place < source.count, source[place] == quote else { return nil }
      let isMultiline = place + 2 < source.count && source[place + 1] == quote && source[place + 2] == quote
      return (pounds, isMultiline ? 3 : 1)
    }

    private mutating func literal(pounds: Int, quotes: Int) {
      let poundSigns = String(repeating: "#", count: pounds)
      let end = String(repeating: "\"", count: quotes) + poundSigns
      for _ in 0..<end.utf8.count { keep() }
      while position < source.count, !starts(end) {
        if starts("\\" + poundSigns + "(") {
          for _ in 0...pounds { blank() }
          code(untilParenthesis: true)
        } else if starts("\\" + poundSigns) {
          for _ in 0..<pounds + 2 where position < source.count { blank() }
        } else {
          blank()
        }
      }
      for _ in 0..<end.utf8.count where position < source.count { keep() }
    }

    private func starts(_ text: String) -> Bool {
      var place = position
      for byte in text.utf8 {
        if place >= source.count || source[place] != byte { return false }
        place += 1
      }
      return true
    }

    private mutating func keep() {
      output.append(source[position])
      position += 1
    }

    private mutating func blank() {
      output.append(source[position] == newline ? newline : UInt8(ascii: " "))
      position += 1
    }
  }
}

func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
  default: false
  }
}

private let newline = UInt8(ascii: "\n")
private let quote = UInt8(ascii: "\"")

struct SwiftCodeTests {
  private func code(_ text: String) -> String { SwiftCode(text).lines.joined(separator: "\n") }

  @Test func blanksCommentsAndNestedComments() {
    #expect(code("a // b\nc/* /* d */ */e") == "a     \nc" + String(repeating: " ", count: 13) + "e")
  }

  @Test func blanksStringsButKeepsInterpolatedCode() {
    #expect(code(#"f("a \(b! + "c") \" d")!"#) == #"f("   (b! + " ")     ")!"#)
  }

  @Test func keepsLineNumbersThroughMultilineStrings() {
    #expect(SwiftCode("\"\"\"\n a \"b\"\n\"\"\"\nlast").words.map(\.line) == [4])
  }

  @Test func knowsRawStrings() {
    #expect(
      code(##"x = #"a " \( b \#(c) "# + d"##).split(separator: " ").joined(separator: " ") == ##"x = #" (c) "# + d"##)
  }
}
