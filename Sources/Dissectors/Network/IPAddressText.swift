import Bytes

extension IPAddress: CustomStringConvertible {
  /// The address as people write it: dotted decimal, or the canonical form of RFC 5952 section 4.
  public var description: String {
    guard !isIPv4 else { return Self.dotted(UInt32(truncatingIfNeeded: low)) }
    // RFC 5952 section 5: an address that holds an IPv4 address is written so that it can be seen.
    if high == 0, low >> 32 == 0xffff { return "::ffff:" + Self.dotted(UInt32(truncatingIfNeeded: low)) }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> (48 - UInt64($0 & 3) * 16)) }
    guard let zeros = Self.longestRunOfZeros(groups) else { return Self.colonSeparated(groups[...]) }
    return Self.colonSeparated(groups[..<zeros.lowerBound]) + "::" + Self.colonSeparated(groups[zeros.upperBound...])
  }

  private static func dotted(_ address: UInt32) -> String {
    var text = TextPieces()
    text.append(address >> 24)
    for shift in stride(from: UInt32(16), through: 0, by: -8) {
      text.append(".")
      text.append(address >> shift & 0xff)
    }
    return text.text
  }

  private static func colonSeparated(_ groups: ArraySlice<UInt16>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }

  /// The first of the longest runs of at least two groups that are 0.
  private static func longestRunOfZeros(_ groups: [UInt16]) -> Range<Int>? {
    var longest = 0..<1
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 } else if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    return longest.count >= 2 ? longest : nil
  }
}

extension IPAddress {
  /// Reads an address as people write it; nil for anything else, also for a port, a prefix length, brackets or a zone
  /// behind it.
  ///
  /// RFC 4291 section 2.2 for IPv6. A leading zero in dotted decimal is refused, since half of all programs would read
  /// it as octal.
  public init?(_ text: String) {
    // Most texts that are asked for are names, and to cut them into parts costs more than to see that.
    guard text.utf8.allSatisfy(Self.mayHold) else { return nil }
    let text = text[...]
    if let ipv4 = Self.dotted(text) {
      self.init(ipv4: ipv4)
    } else if let groups = Self.groups(text) {
      let halves = groups.reduce((high: UInt64(0), low: UInt64(0))) { halves, group in
        (halves.high << 16 | halves.low >> 48, halves.low << 16 | UInt64(group))
      }
      self.init(ipv6High: halves.high, low: halves.low)
    } else {
      return nil
    }
  }

  /// Whether an address may be written with this character.
  private static func mayHold(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func dotted(_ text: Substring) -> UInt32? {
    var (address, octets): (UInt32, Int) = (0, 0)
    var octet: UInt32?
    for character in text.utf8 {
      if character == UInt8(ascii: "."), let whole = octet {
        (address, octets, octet) = (address << 8 | whole, octets + 1, nil)
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character), octet != 0 else { return nil }
        let longer = (octet ?? 0) * 10 + UInt32(character - UInt8(ascii: "0"))
        if longer > 255 { return nil }
        octet = longer
      }
    }
    guard octets == 3, let octet else { return nil }
    return address << 8 | octet
  }

  /// The eight groups of an IPv6 address; `::` stands for as many zeros as are missing, but for one at least.
  private static func groups(_ text: Substring) -> [UInt16]? {
    guard let gap = doubleColon(in: text) else {
      return colonSeparated(text).flatMap { $0.count == 8 ? $0 : nil }
    }
    let (before, after) = (text[..<gap.lowerBound], text[gap.upperBound...])
    guard let head = before.isEmpty ? [] : colonSeparated(before), !before.contains("."),
      let tail = after.isEmpty ? [] : colonSeparated(after), head.count + tail.count < 8
    else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func doubleColon(in text: Substring) -> Range<Substring.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix("::") { return index..<text.index(index, offsetBy: 2) }
      index = text.index(after: index)
    }
    return nil
  }

  /// Groups of one to four hexadecimal digits, of which the last may be an IPv4 address and then counts for two.
  private static func colonSeparated(_ text: Substring) -> [UInt16]? {
    var parts = text.split(separator: ":", maxSplits: 8, omittingEmptySubsequences: false)
    var tail: [UInt16] = []
    if let last = parts.last, let ipv4 = dotted(last) {
      parts.removeLast()
      tail = [UInt16(ipv4 >> 16), UInt16(ipv4 & 0xffff)]
    }
    var groups: [UInt16] = []
    for part in parts {
      guard part.utf8.count <= 4, part.first != "+", part.first != "-", let group = UInt16(part, radix: 16) else {
        return nil
      }
      groups.append(group)
    }
    return groups + tail
  }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, then by number.
  public static func < (left: IPAddress, right: IPAddress) -> Bool {
    guard left.isIPv4 == right.isIPv4 else { return left.isIPv4 }
    return (left.high, left.low) < (right.high, right.low)
  }
}
