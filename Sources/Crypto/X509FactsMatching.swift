import Dissectors

/// RFC 6125 section 6: whether a certificate speaks for the host a client wanted.
extension X509Facts {
  /// Whether the certificate names the host.
  ///
  /// The common name counts only if there is no dNSName. A wildcard stands for exactly the left-most label and has two labels after it. Case
  /// and a dot at the end do not matter. An address written as text never matches: ask `matches(address:)`.
  public func matches(hostName: String) -> Bool {
    let host = Self.labels(hostName)
    guard !host.contains(""), !Self.isAddress(hostName) else { return false }
    let patterns = dnsNames.isEmpty ? [subject.commonName].compactMap(\.self) : dnsNames
    return patterns.contains { Self.matches(host, pattern: Self.labels($0)) }
  }

  /// Whether the certificate names the address among its alternative names.
  public func matches(address: IPAddress) -> Bool { addresses.contains(address) }

  private static func matches(_ host: [String], pattern: [String]) -> Bool {
    guard host.count == pattern.count else { return false }
    guard pattern.first == "*" else { return host == pattern }
    return pattern.count >= 3 && host.dropFirst() == pattern.dropFirst()
  }

  private static func labels(_ name: String) -> [String] {
    var labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(asciiLowercased)
    if labels.count > 1, labels.last == "" { labels.removeLast() }
    return labels
  }

  /// Only ASCII letters, since nothing else in a host name has a case.
  private static func asciiLowercased(_ label: Substring.UTF8View) -> String {
    String(decoding: label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isAddress(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: ":")) || name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }
}
