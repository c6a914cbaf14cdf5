/// `value` in `count` bytes, most significant first: how network protocols and X.224 write numbers.
public func big(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// `value` in `count` bytes, least significant first: how MS-RDPBCGR and pcapng write numbers.
public func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// Bytes written as hexadecimal digits; anything else between them is there for the reader.
public func hex(_ text: String) -> [UInt8] {
  let digits = text.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// `body` behind its length in `count` bytes, most significant first: a TLS vector.
func vector(_ count: Int, _ body: [UInt8]) -> [UInt8] { big(body.count, count) + body }

/// `text` in UTF-16LE, filled with zeros to `count` bytes.
func wide(_ text: String, _ count: Int) -> [UInt8] {
  let units = text.utf16.flatMap { little(Int($0), 2) }
  return units + [UInt8](repeating: 0, count: count - units.count)
}

/// Bytes that look random and are the same on every run (SplitMix64). Stands for nonces, keys and everything encrypted.
public struct Noise: Sendable {
  var state: UInt64
  /// Seconds since 1970, for the few random fields that begin with the time.
  var now = 0

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 24) }
  }
}
