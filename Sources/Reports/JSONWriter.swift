import Capture

/// Writes JSON straight to bytes (RFC 8259), in the order it is told.
///
/// Hidden characters leave as `\u` escapes, so a terminal shows what a parser gets back unchanged.
struct JSONWriter {
  private(set) var output = OutputBuffer()
  /// Two spaces a level, one member a line; else everything on one line.
  private let isIndented: Bool
  private var depth = 0
  /// Nothing has been written yet at the present level.
  private var isFirst = true
  private var followsKey = false
  private var moments = UTCTimeWriter()

  init(indented: Bool) { isIndented = indented }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func array<Element>(_ elements: [Element], _ element: (inout JSONWriter, Element) -> Void) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for item in elements { element(&json, item) }
    }
  }

  /// Begins a member; its value must follow. Names are the program's own and hold nothing to escape.
  mutating func key(_ name: String) {
    separate()
    output.append(byte: UInt8(ascii: "\""))
    output.append(name)
    output.append(byte: UInt8(ascii: "\""))
    output.append(byte: UInt8(ascii: ":"))
    if isIndented { output.append(byte: UInt8(ascii: " ")) }
    followsKey = true
  }

  /// Begins a member whose value is put in later; returns where.
  mutating func gap(_ name: String) -> Int {
    key(name)
    followsKey = false
    return output.count
  }

  mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  /// Text of the program's own, which holds nothing to escape.
  mutating func word(_ text: String) {
    separate()
    output.append(byte: UInt8(ascii: "\""))
    output.append(text)
    output.append(byte: UInt8(ascii: "\""))
  }

  mutating func value(_ number: some BinaryInteger) {
    separate()
    if number < 0 { output.append(byte: UInt8(ascii: "-")) }
    output.append(decimal: UInt64(number.magnitude))
  }

  /// A moment as RFC 3339 has it.
  mutating func value(_ time: Timestamp) {
    separate()
    output.append(byte: UInt8(ascii: "\""))
    moments.write(time, to: &output)
    output.append(byte: UInt8(ascii: "\""))
  }

  mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// A decimal number of seconds.
  mutating func value(_ duration: Duration) { literal(DecimalText.shortest(duration)) }

  mutating func null() { literal("null") }

  /// Ends a line, as NDJSON does after each value.
  mutating func endLine() {
    output.append(byte: UInt8(ascii: "\n"))
    isFirst = true
  }
}

extension JSONWriter {
  /// A member whose value is text, or null.
  mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  /// A member whose value is a word of the program's own.
  mutating func member(_ name: String, word: String) {
    key(name)
    self.word(word)
  }

  mutating func member(_ name: String, _ time: Timestamp?) {
    key(name)
    if let time { value(time) } else { null() }
  }

  mutating func member(_ name: String, _ number: some BinaryInteger) {
    key(name)
    value(number)
  }

  /// A member that is left out when there is nothing to say.
  mutating func optional(_ name: String, _ text: String?) {
    if let text { member(name, text) }
  }

  mutating func member(_ name: String, _ texts: [String]) {
    member(name, texts) { $0.value($1) }
  }

  mutating func member(_ name: String, _ numbers: [Int]) {
    member(name, numbers) { $0.value($1) }
  }

  mutating func member<Element>(
    _ name: String, _ elements: [Element], _ element: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, element)
  }
}

extension JSONWriter {
  private mutating func literal(_ text: String) {
    separate()
    output.append(text)
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    separate()
    output.append(byte: open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { breakLine() }
    output.append(byte: close)
    isFirst = false
  }

  /// Writes what belongs between the last value and the next.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { output.append(byte: UInt8(ascii: ",")) }
    isFirst = false
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    output.append("\n" + String(repeating: "  ", count: depth))
  }

  private mutating func quote(_ text: String) {
    output.append(byte: UInt8(ascii: "\""))
    if Self.isPlain(text) {
      output.append(text)
    } else {
      for scalar in text.unicodeScalars { output.append(Self.escaped(scalar)) }
    }
    output.append(byte: UInt8(ascii: "\""))
  }

  /// Whether the text is visible ASCII without quotes and backslashes, as nearly all text is.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    return true
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where WireText.isHidden(scalar):
      // JSON names scalars beyond the basic plane by their two UTF-16 halves.
      String(scalar).utf16.map { "\\u" + FieldText.hex(UInt64($0), digits: 4).dropFirst(2) }.joined()
    default: String(scalar)
    }
  }
}
