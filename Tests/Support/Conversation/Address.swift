/// An IPv4 or IPv6 address, four or sixteen bytes.
public struct Address: Hashable, Sendable, ExpressibleByStringLiteral {
  public let bytes: [UInt8]
  public var isIPv6: Bool { bytes.count == 16 }

  /// Reads `192.0.2.10` or `2001:db8::10`.
  public init(_ text: String) {
    bytes =
      text.contains(":") ? Self.groups(text).flatMap { big($0, 2) } : text.split(separator: ".").map { UInt8($0)! }
  }

  public init(stringLiteral text: String) { self.init(text) }

  private static func groups(_ text: String) -> [Int] {
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.split(separator: ":").map { Int($0, radix: 16)! } }
    guard halves.count == 2 else { return halves[0] }
    return halves[0] + [Int](repeating: 0, count: 8 - halves[0].count - halves[1].count) + halves[1]
  }
}
