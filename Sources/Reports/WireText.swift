/// Makes text that came off the wire, or out of a file name, harmless to look at.
///
/// A cookie may hold terminal escape sequences, line breaks, or marks that turn the direction of text around. Every
/// report passes everything it did not write itself through here.
public enum WireText {
  /// The text with whatever could command a terminal or mislead the eye written as `\x1b` or `\u{202e}`.
  public static func printable(_ text: String) -> String {
    if isPlain(text.utf8) { return text }
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// Whether all is visible ASCII, as it nearly always is.
  private static func isPlain(_ utf8: String.UTF8View) -> Bool {
    for byte in utf8 where byte < 0x20 || byte >= 0x7F { return false }
    return true
  }

  /// Whether a scalar has no glyph of its own: controls, format characters such as bidirectional overrides, line and
  /// paragraph separators, and what Unicode leaves to others or has not assigned.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    // The letters and signs of Latin-1, of which only the soft hyphen does not show.
    if (0xA1...0xFF).contains(scalar.value) { return scalar.value == 0xAD }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    if scalar.value > 0xFF { return "\\u{" + digits + "}" }
    return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}
