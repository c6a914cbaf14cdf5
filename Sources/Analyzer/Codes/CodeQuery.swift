/// What a person asked about, once the spelling is out of the way.
public enum CodeQuery: Equatable, Sendable {
  /// A number whose field is not said: `0x904`, `2308`, `C000006D`, `-1073741715`.
  case number(CodeNumber)
  /// mstsc's two numbers: `0x904/0x7`, or its dialog's text pasted as it is.
  case pair(CodeNumber, extended: CodeNumber)
  /// A value of a named field: `alert:40`, `errinfo 0x7`, `nego:HYBRID_REQUIRED_BY_SERVER`.
  case value(String, in: String)
  /// A name: `STATUS_LOGON_FAILURE`, or anything else.
  case name(String)

  public init(_ text: String) {
    let text = trimmed(text)
    if let query = Self.numbers(in: text) ?? Self.valueInSpace(text) {
      self = query
    } else {
      self = .name(text)
    }
  }

  /// Words that surround the numbers in a pasted dialog and say nothing about them.
  private static let fillers: Set<String> = ["error", "code", "extended", "ext", "exterror", "reason", "and", "with"]

  private static func numbers(in text: String) -> CodeQuery? {
    let words = text.split { $0.isWhitespace || "/,;:()".contains($0) }.map(String.init)
    let numbers = words.compactMap { CodeNumber($0) }
    let others = words.filter { CodeNumber($0) == nil }
    guard others.allSatisfy({ fillers.contains($0.lowercased()) }) else { return nil }
    let saysExtended = others.contains { $0.lowercased().hasPrefix("ext") }
    return switch (numbers.count, numbers.first, numbers.last) {
    case (1, let number?, _) where saysExtended: .value(number.spelling, in: "ext")
    case (1, let number?, _) where others.isEmpty: .number(number)
    case (1, let number?, _): .value(number.spelling, in: "disc")
    case (2, let code?, let extended?): .pair(code, extended: extended)
    default: nil
    }
  }

  private static func valueInSpace(_ text: String) -> CodeQuery? {
    let lower = text.lowercased()
    let prefixes = CodeSpace.all.flatMap(\.prefixes).sorted { $0.count > $1.count }
    for prefix in prefixes where lower.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count)
      guard let first = rest.first, ":-= #".contains(first) || first.isNumber else { continue }
      let value = String(rest.drop { ":-= #".contains($0) })
      if !value.isEmpty { return .value(value, in: prefix) }
    }
    return nil
  }
}

/// A number as it was typed, and what it can be read as.
public struct CodeNumber: Equatable, Sendable {
  public let spelling: String
  /// The number in the base that its spelling says; hexadecimal when it has a letter in it.
  public let value: UInt32
  /// The digits read as hexadecimal, when they were typed without 0x and could have been meant so: 904.
  public let asHexadecimal: UInt32?

  /// Reads `0x904`, `904h`, `2308`, `C000006D` or a signed decimal such as `-1073741715`; nil for anything else.
  public init?(_ text: String) {
    spelling = text
    let digits = text.lowercased()
    if digits.hasPrefix("0x") {
      guard let value = Self.hexadecimal(digits.dropFirst(2)) else { return nil }
      self.value = value
      asHexadecimal = nil
    } else if digits.hasPrefix("-") {
      guard let signed = Int32(digits) else { return nil }
      value = UInt32(bitPattern: signed)
      asHexadecimal = nil
    } else if let decimal = UInt32(digits), digits.first?.isNumber == true {
      value = decimal
      asHexadecimal = decimal > 9 ? Self.hexadecimal(digits[...]) : nil
    } else {
      let bare = digits.hasSuffix("h") ? digits.dropLast() : digits[...]
      guard bare.contains(where: \.isNumber), let value = Self.hexadecimal(bare) else { return nil }
      self.value = value
      asHexadecimal = nil
    }
  }

  /// At most eight digits, or sixteen when a 32-bit value was printed as a negative 64-bit one.
  private static func hexadecimal(_ digits: Substring) -> UInt32? {
    guard digits.first != "+", let wide = UInt64(digits, radix: 16) else { return nil }
    return UInt32(exactly: wide) ?? (wide >> 31 == 0x1_FFFF_FFFF ? UInt32(truncatingIfNeeded: wide) : nil)
  }
}

private func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text = text.dropFirst() }
  while text.last?.isWhitespace == true { text = text.dropLast() }
  return String(text)
}
