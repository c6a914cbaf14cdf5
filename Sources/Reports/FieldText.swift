import Dissectors

/// A field's value as text for people. Hexadecimal stays hexadecimal; a meaning stands beside its number.
enum FieldText {
  /// The value alone: `0x00000003`, `40`, `mstshash=ana`.
  static func value(_ field: Field) -> String {
    switch field.value {
    case .unsigned(let number): String(number)
    case .signed(let number): String(number)
    case .hex(let number, let digits): hex(number, digits: digits)
    case .boolean(let flag): flag ? "true" : "false"
    case .text(let text): WireText.printable(text)
    case .bytes(let bytes): hex(bytes)
    }
  }

  /// Value and meaning: `0x00000003 (SSL | HYBRID)`.
  static func full(_ field: Field) -> String {
    guard let meaning = field.meaning else { return value(field) }
    return value(field) + " (" + WireText.printable(meaning) + ")"
  }

  /// Meaning first, then the number without its leading zeros, for where room is short: `SSL | HYBRID (0x3)`.
  static func short(_ field: Field) -> String {
    guard let meaning = field.meaning else { return value(field) }
    let number: String? =
      switch field.value {
      case .unsigned(let number): String(number)
      case .signed(let number): String(number)
      case .hex(let number, _): hex(number, digits: 1)
      case .boolean, .text, .bytes: nil
      }
    return WireText.printable(meaning) + (number.map { " (" + $0 + ")" } ?? "")
  }

  static func hex(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, min(digits, 16) - text.utf8.count)) + text
  }

  /// Two digits a byte, nothing between them.
  static func hex(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
