import Bytes
import Capture
import Dissectors

/// Writes JSON straight to bytes (RFC 8259), in the order it is told.
///
/// Every value leaves a comma after it, which what comes next wants more often than not; the end of an object, array or line takes it back.
struct JSONWriter: ~Copyable {
  private var output = ByteWriter(room: 34_816)
  /// Two spaces a level, one member a line; else everything on one line.
  private let isIndented: Bool
  private var depth = 0
  private var moments = UTCTimeWriter()
  /// The fields of the message that is being written, and their names: one memory for all messages.
  var fields = FieldList(meanings: false, room: 64)
  var names = FieldNames(room: 32)

  init(indented: Bool) { isIndented = indented }

  /// What has been written.
  consuming func finish() -> ByteWriter { output }

  @inline(__always)
  mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }

  @inline(__always)
  mutating func array(_ elements: (inout JSONWriter) -> Void) { nest("[", "]", elements) }

  /// An element for each place of an array whose elements would take longer to copy than to write.
  @inline(__always)
  mutating func array(_ places: Range<Int>, _ element: (inout JSONWriter, Int) -> Void) {
    array { json in
      for place in places { element(&json, place) }
    }
  }

  @inline(__always)
  mutating func array<Element>(_ elements: [Element], _ element: (inout JSONWriter, Element) -> Void) {
    array { json in
      for index in elements.indices { element(&json, elements[index]) }
    }
  }

  /// Begins a member; its value must follow. Names hold nothing to escape.
  ///
  /// It is inlined, since a name that is known when the program is built is stored without being read.
  @inline(__always)
  mutating func key(_ name: StaticString) {
    if isIndented { beginMember(name) } else { output.append(name, between: .quote, and: ShortBytes("\"", ":")) }
  }

  @inline(never)
  private mutating func beginMember(_ name: StaticString) {
    breakLine()
    output.append(name, between: .quote, and: ShortBytes("\"", ":", " "))
  }

  /// A member that is a number, of which it returns the place.
  mutating func number(_ name: StaticString, _ number: Int) -> Range<Int> {
    key(name)
    let start = output.count
    value(number)
    return start..<(output.count - 1)
  }

  mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  /// Text of the program's own, which holds nothing to escape.
  mutating func word(named text: String) {
    separate()
    output.append(text, between: .quote, and: .quoteAndComma)
  }

  /// A word that is known when the program is built: it is stored without being read.
  @inline(__always)
  mutating func word(_ text: StaticString) {
    separate()
    output.append(text, between: .quote, and: .quoteAndComma)
  }

  mutating func value(_ number: some BinaryInteger) {
    separate()
    if number < 0 { output.append(ShortBytes("-")) }
    output.append(decimal: UInt64(number.magnitude), and: .comma)
  }

  /// A moment as RFC 3339 has it.
  mutating func value(_ time: Timestamp) {
    separate()
    output.append(.quote)
    moments.write(time, to: &output)
    output.append(.quoteAndComma)
  }

  mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

  /// A decimal number of seconds.
  mutating func value(_ duration: Duration) {
    separate()
    output.append(seconds: duration)
    output.append(.comma)
  }

  /// A number in hexadecimal, as text: `0x00000003`.
  mutating func value(hex number: UInt64, digits: Int) {
    separate()
    output.append(ShortBytes("\"", "0", "x"))
    output.append(hex: number, digits: digits)
    output.append(.quoteAndComma)
  }

  /// Bytes in hexadecimal, as text.
  mutating func value(hex bytes: [UInt8]) {
    separate()
    output.append(.quote)
    for byte in bytes { output.append(hex: UInt64(byte), digits: 2) }
    output.append(.quoteAndComma)
  }

  mutating func null() { literal("null") }

  /// Ends a line, as NDJSON does after each value.
  mutating func endLine() {
    output.removeLast()
    output.append(ShortBytes("\n"))
  }
}

extension JSONWriter {
  /// A member whose value is text, or null.
  @inline(__always)
  mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  /// A member whose value is a word of the program's own.
  @inline(__always)
  mutating func member(_ name: StaticString, word: String) {
    key(name)
    self.word(named: word)
  }

  /// A member whose value is a word that is known when the program is built.
  @inline(__always)
  mutating func member(_ name: StaticString, word: StaticString) {
    key(name)
    self.word(word)
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ time: Timestamp?) {
    key(name)
    if let time { value(time) } else { null() }
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
    key(name)
    value(number)
  }

  /// A member whose word is left out when there is none.
  @inline(__always)
  mutating func optional(_ name: StaticString, word: String?) {
    if let word { member(name, word: word) }
  }

  /// A member that is left out when there is nothing to say.
  @inline(__always)
  mutating func optional(_ name: StaticString, _ text: String?) {
    if let text { member(name, text) }
  }

  mutating func member(_ name: StaticString, _ texts: [String]) {
    member(name, texts) { $0.value($1) }
  }

  @inline(__always)
  mutating func member(_ name: StaticString, _ numbers: some RandomAccessCollection<Int>) {
    key(name)
    values(numbers)
  }

  private mutating func values(_ numbers: some RandomAccessCollection<Int>) {
    array { json in
      for index in numbers.indices { json.value(numbers[index]) }
    }
  }

  @inline(__always)
  mutating func member<Element>(
    _ name: StaticString, _ elements: [Element], _ element: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, element)
  }
}

extension JSONWriter {
  private mutating func literal(_ text: String) {
    separate()
    output.append(text, and: .comma)
  }

  @inline(__always)
  private mutating func nest(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    output.append(ShortBytes(open))
    depth += 1
    content(&self)
    depth -= 1
    if output.last == UInt8(ascii: ",") {
      output.removeLast()
      if isIndented { breakLine() }
    }
    output.append(ShortBytes(close, ","))
  }

  /// Begins a line where a value stands in an array; that of a member stands behind its key.
  @inline(__always)
  private mutating func separate() {
    if isIndented { beginElement() }
  }

  @inline(never)
  private mutating func beginElement() {
    if output.last == UInt8(ascii: ",") || output.last == UInt8(ascii: "[") { breakLine() }
  }

  @inline(never)
  private mutating func breakLine() {
    output.append(ShortBytes("\n"))
    for _ in 0..<depth { output.append(ShortBytes(" ", " ")) }
  }
}

extension JSONWriter {
  /// Hidden characters leave as `\u` escapes, so a terminal shows what a parser gets back unchanged.
  private mutating func quote(_ text: String) {
    var place = append(text, from: 0, after: .quote)
    let end = text.utf8.count
    while place < end {
      let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: place)]
      escape(scalar)
      place = append(text, from: place + UTF8.width(scalar), after: .none)
    }
  }

  /// Appends text as it is up to the first byte that needs a look, and tells where that is. A text that ends is closed.
  @inline(__always)
  private mutating func append(_ text: String, from start: Int, after before: ShortBytes) -> Int {
    output.append(text, from: start, between: before, and: .quoteAndComma, upTo: Self.special)
  }

  /// Marks the bytes that are not visible ASCII, and quotes and backslashes. What is borrowed or carried from a marked byte may mark those
  /// above it falsely.
  @inline(__always)
  private static func special(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let every = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let isNotASCII = words | (words &+ every)
    let isControl = words &- (every &* 0x20)
    let isQuote = (words ^ (every &* 0x22)) &- every
    let isBackslash = (words ^ (every &* 0x5C)) &- every
    return (isNotASCII | isControl | isQuote | isBackslash) & (every &* 0x80)
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": output.append(ShortBytes("\\", "\""))
    case "\\": output.append(ShortBytes("\\", "\\"))
    case "\n": output.append(ShortBytes("\\", "n"))
    case "\r": output.append(ShortBytes("\\", "r"))
    case "\t": output.append(ShortBytes("\\", "t"))
    case _ where WireText.isHidden(scalar):
      // JSON names scalars beyond the basic plane by their two UTF-16 halves.
      for half in UTF16.encode(scalar) ?? .init() {
        output.append(ShortBytes("\\", "u"))
        output.append(hex: UInt64(half), digits: 4)
      }
    default: output.append(ShortBytes(utf8: scalar))
    }
  }
}

extension ShortBytes {
  fileprivate init(utf8 scalar: Unicode.Scalar) {
    var word: UInt64 = 0
    for unit in scalar.utf8.reversed() { word = word << 8 | UInt64(unit) }
    self.init(word: word, count: scalar.utf8.count)
  }

  fileprivate static var none: Self { Self() }
  fileprivate static var comma: Self { Self(",") }
  fileprivate static var quote: Self { Self("\"") }
  fileprivate static var quoteAndComma: Self { Self("\"", ",") }
}
