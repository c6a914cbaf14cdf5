/// An IPv4 or IPv6 address as a plain value.
///
/// IPv4 occupies the low 32 bits of `low`. Equal values mean the same address of the same family.
@frozen
public struct IPAddress: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64
  public let isIPv4: Bool

  @inlinable
  public init(ipv4: UInt32) {
    high = 0
    low = UInt64(ipv4)
    isIPv4 = true
  }

  @inlinable
  public init(ipv6High: UInt64, low: UInt64) {
    high = ipv6High
    self.low = low
    isIPv4 = false
  }

  /// Every word costs, and the upper one of IPv4 is always 0.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(low)
    if !isIPv4 { hasher.combine(high) }
  }
}
