import Analyzer

/// Text for a terminal, line by line. Whatever is put on it is made harmless first; line breaks come from the page
/// alone.
struct TextPage {
  /// Columns that prose is broken at. Commands, filters and table rows are never broken: they are made to be copied.
  static let width = 98

  private(set) var output = OutputBuffer()
  private let usesColor: Bool

  init(usesColor: Bool) { self.usesColor = usesColor }

  /// What colour adds to words.
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case good = "1;32"
    case bad = "1;31"
    case unsure = "1;33"
  }

  mutating func put(_ text: String, _ style: Style = .plain) {
    let text = WireText.printable(text)
    let isStyled = usesColor && style != .plain
    output.append(isStyled ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text)
  }

  mutating func endLine() { output.append("\n") }

  mutating func line(_ text: String, _ style: Style = .plain) {
    put(text, style)
    endLine()
  }

  /// A section's title, set off by an empty line; `aside` says how to read what follows.
  mutating func heading(_ title: String, aside: String = "") {
    endLine()
    put(title, .bold)
    if !aside.isEmpty { put("  " + aside, .dim) }
    endLine()
  }

  /// Prose broken between words, `indent` columns in; the first line begins with `lead`, which the others are indented
  /// by.
  mutating func paragraph(_ text: String, indent: Int = 2, lead: String = "", _ style: Style = .plain) {
    let margin = indent + lead.count
    var start = String(repeating: " ", count: indent) + lead
    for row in Self.rows(of: WireText.printable(text), width: max(20, Self.width - margin)) {
      put(start)
      line(row, style)
      start = String(repeating: " ", count: margin)
    }
  }

  /// Greedy line filling; a word longer than a line keeps a line of its own.
  private static func rows(of text: String, width: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    for word in text.split(separator: " ") {
      if !row.isEmpty, row.count + 1 + word.count > width {
        rows.append(row)
        row = ""
      }
      row += (row.isEmpty ? "" : " ") + word
    }
    return rows + (row.isEmpty ? [] : [row])
  }
}

extension TextPage.Style {
  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .succeeded: .good
      case .failed: .bad
      case .unexplained, .incomplete: .unsure
      }
  }
}

extension String {
  /// Filled with spaces on the right up to `width` characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// Filled with spaces on the left up to `width` characters.
  func rightAligned(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// Cut to `width` characters with an ellipsis in place of what is left out.
  func cut(to width: Int) -> String { count > width ? prefix(max(0, width - 1)) + "…" : self }

  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
