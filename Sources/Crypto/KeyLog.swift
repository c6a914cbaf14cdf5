/// The secrets of TLS connections as `SSLKEYLOGFILE` keeps them, found by what shows of a connection in clear.
///
/// RFC 9850. Several logs may be read into one value. Nothing in a log can make the rest of it unreadable.
struct KeyLog: Sendable {
  /// The latest last, and each more than twice as large as the next: a copy goes on sharing all but the small ones when more is read.
  private var layers: [[Key: Secret]] = []
  private var count = 0

  /// Most secrets that are kept, of all logs together; a busy server logs four a connection.
  var maximumCount = 1 << 18

  private struct Key: Hashable {
    let label: KeyLogLabel
    let identifier: [UInt8]
  }

  var isEmpty: Bool { layers.isEmpty }

  /// The secret that was logged last under the label, or nil.
  subscript(label: KeyLogLabel, identifier: some Sequence<UInt8>) -> Secret? {
    let key = Key(label: label, identifier: Array(identifier))
    return layers.reversed().lazy.compactMap { $0[key] }.first
  }

  /// Adds the lines of `text`, which ends its lines as Unix, Windows or both.
  mutating func read(_ text: [UInt8]) -> KeyLogTally {
    var tally = KeyLogTally()
    var layer: [Key: Secret] = [:]
    let lines = Self.narrow(text).split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") }
    for (index, line) in lines.enumerated() {
      let line = Self.trimmed(line)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if let entry = KeyLogLine(line) { add(entry, to: &layer, &tally) } else { tally.ignore(line: index + 1) }
    }
    if !layer.isEmpty { append(layer) }
    return tally
  }

  private mutating func append(_ layer: [Key: Secret]) {
    var layer = layer
    while let last = layers.last, last.count <= 2 * layer.count {
      layers.removeLast()
      layer = last.merging(layer) { _, latest in latest }
    }
    layers.append(layer)
  }

  private mutating func add(_ line: KeyLogLine, to layer: inout [Key: Secret], _ tally: inout KeyLogTally) {
    guard line.label.isUsed else {
      tally.unusedSecrets += 1
      return
    }
    let key = Key(label: line.label, identifier: line.identifier)
    let known = layer[key] ?? self[line.label, line.identifier]
    guard known != nil || count < maximumCount else {
      tally.secretsBeyondLimit += 1
      return
    }
    if let known, known != line.secret { tally.replacedSecrets += 1 }
    if known == nil {
      tally.secrets += 1
      count += 1
    }
    layer[key] = line.secret
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let start = line.drop(while: isBlank)
    return start.prefix((start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) - start.startIndex + 1)
  }

  /// The text without a byte order mark; as ASCII if it is UTF-16, which PowerShell writes when it redirects.
  private static func narrow(_ text: [UInt8]) -> [UInt8] {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(text.dropFirst(3)) }
    guard text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) else { return text }
    let low = text[0] == 0xFF ? 0 : 1
    // A character outside ASCII becomes a byte that no hexadecimal digit has.
    return stride(from: 2, to: text.count - 1, by: 2).map { text[$0 + 1 - low] == 0 ? text[$0 + low] : 0xFF }
  }
}
