/// A moment on the capturing machine's clock, in nanoseconds since 1970-01-01 00:00:00 UTC.
@frozen
public struct Timestamp: Hashable, Comparable, Sendable {
  public var nanoseconds: Int64

  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The time from `right` to `left`; negative when `left` is earlier. Clocks in captures may lie, so the difference saturates.
  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    let (difference, overflow) = left.nanoseconds.subtractingReportingOverflow(right.nanoseconds)
    return .nanoseconds(overflow ? (left < right ? Int64.min : Int64.max) : difference)
  }
}
