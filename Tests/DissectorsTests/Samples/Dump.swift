import Bytes
import Dissectors

/// Bytes written as an annotated dump, one structure a line:
///
/// ```
/// 0a 00            ; length of the domain
/// w"NTDEV" 00*2    ; UTF-16, then two zeros
/// { a"secret" }    ; ASCII that no report may show
/// ```
struct Dump: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The bytes within braces, one array a pair.
  private(set) var secrets: [[UInt8]] = []

  init(_ text: String) {
    var start: Int?
    for line in text.split(separator: "\n") {
      for token in Self.tokens(line) {
        switch token {
        case "{": start = bytes.count
        case "}": secrets.append(Array(bytes[(start ?? bytes.count)...]))
        default: append(token)
        }
      }
    }
  }

  private mutating func append(_ token: Substring) {
    if let quote = token.firstIndex(of: "\"") {
      let text = token[token.index(after: quote)...].dropLast()
      bytes += token.hasPrefix("w") ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8)
    } else {
      let parts = token.split(separator: "*")
      guard let byte = UInt8(parts[0], radix: 16), parts[0].count == 2 else { fatalError("no byte: \(token)") }
      bytes += [UInt8](repeating: byte, count: parts.count == 2 ? Int(parts[1]) ?? 0 : 1)
    }
  }

  /// Words up to the comment; a space within quotes parts none.
  private static func tokens(_ line: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var rest = line
    while let first = rest.firstIndex(where: { $0 != " " }), rest[first] != ";" {
      rest = rest[first...]
      var isQuoted = false
      let end =
        rest.firstIndex {
          if $0 == "\"" { isQuoted.toggle() }
          return $0 == " " && !isQuoted
        } ?? rest.endIndex
      tokens.append(rest[..<end])
      rest = rest[end...]
    }
    return tokens
  }
}

/// A sample with what must never be shown of it.
struct DumpSample: Sendable {
  let sample: Sample
  let secrets: [[UInt8]]

  init<Message: WireMessage>(_ message: Message.Type, _ name: String, isExact: Bool = true, _ text: String) {
    let dump = Dump(text)
    sample = Sample(message, name, isExact: isExact, dump.bytes)
    secrets = dump.secrets
  }
}
