/// One line of a key log: a label, what the secret is found by, and the secret, both in hexadecimal.
///
/// RFC 9850 section 2. `RSA Session-ID:0A… Master-Key:1B…` is the one form with colons.
struct KeyLogLine: Sendable {
  let label: KeyLogLabel
  let identifier: [UInt8]
  let secret: Secret

  /// Longest line that is looked at, in bytes.
  static let maximumLength = 4096

  /// Reads a line without its end; nil if it is none.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.count <= Self.maximumLength else { return nil }
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard words.count == 3, let parts = Self.parts(words), let identifier = Self.bytes(parts.identifier),
      let secret = Self.bytes(parts.secret), parts.label.identifierLength.contains(identifier.count),
      parts.label.allows(secretLength: secret.count)
    else { return nil }
    label = parts.label
    self.identifier = identifier
    self.secret = Secret(secret)
  }

  private typealias Parts = (label: KeyLogLabel, identifier: ArraySlice<UInt8>, secret: ArraySlice<UInt8>)

  private static func parts(_ words: [ArraySlice<UInt8>]) -> Parts? {
    let sessionMark = Array("Session-ID:".utf8)
    let keyMark = Array("Master-Key:".utf8)
    if words[1].starts(with: sessionMark), words[2].starts(with: keyMark) {
      guard words[0].elementsEqual("RSA".utf8) else { return nil }
      return (.sessionID, words[1].dropFirst(sessionMark.count), words[2].dropFirst(keyMark.count))
    }
    return KeyLogLabel(rawValue: String(decoding: words[0], as: UTF8.self)).map { ($0, words[1], words[2]) }
  }

  private static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      guard let value = value(digit) else { return nil }
      if let first = high { bytes.append(first << 4 | value) }
      high = high == nil ? value : nil
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
