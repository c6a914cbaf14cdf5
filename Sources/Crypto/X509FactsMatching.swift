import Dissectors

/// RFC 6125 section 6: whether a certificate speaks for the host a client wanted.
extension X509Facts {
  /// Whether the certificate names the host.
  ///
  /// The common name counts only if there is no dNSName. A wildcard stands for exactly the left-most label and has two labels after it. Case
  /// and a dot at the end do not matter. An address written as text never matches: ask `matches(address:)`.
  public func matches(hostName: String) -> Bool {
    let host = Self.name(hostName)
    guard !Self.hasEmptyLabel(host), !Self.isAddress(hostName) else { return false }
    if dnsNames.isEmpty { return subject.commonName.map { Self.matches(host, pattern: Self.name($0)) } ?? false }
    return dnsNames.contains { Self.matches(host, pattern: Self.name($0)) }
  }

  /// Whether the certificate names the address among its alternative names.
  public func matches(address: IPAddress) -> Bool { addresses.contains(address) }

  private static func matches(_ host: Substring.UTF8View, pattern: Substring.UTF8View) -> Bool {
    guard pattern.first == UInt8(ascii: "*"), pattern.dropFirst().first ?? dot == dot else {
      return areEqual(host, pattern)
    }
    let domain = pattern.dropFirst()
    return domain.dropFirst().contains(dot) && areEqual(host.drop { $0 != dot }, domain)
  }

  /// A name without the dot that may end it.
  private static func name(_ text: String) -> Substring.UTF8View {
    let name = text[...].utf8
    return name.last == dot ? name.dropLast() : name
  }

  private static func hasEmptyLabel(_ name: Substring.UTF8View) -> Bool {
    name.isEmpty || name.first == dot || name.last == dot
      || zip(name, name.dropFirst()).contains { $0 == dot && $1 == dot }
  }

  private static func areEqual(_ one: Substring.UTF8View, _ other: Substring.UTF8View) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { lowercased($0) == lowercased($1) }
  }

  /// Only ASCII letters, since nothing else in a host name has a case.
  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static let dot = UInt8(ascii: ".")

  private static func isAddress(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: ":")) || name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }
}
