/// A moment on the capturing machine's clock, in nanoseconds since 1970-01-01 00:00:00 UTC.
///
/// It reaches from the year 1677 to 2262. A file may claim any other; such a time becomes the nearest end of that range.
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
  public static func - (left: Timestamp, right: Timestamp) -> Duration { .nanoseconds(left.nanoseconds(since: right)) }

  /// The same as a plain number, which is quicker to compare.
  @inlinable
  public func nanoseconds(since other: Timestamp) -> Int64 {
    let (difference, overflow) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
    return overflow ? (self < other ? .min : .max) : difference
  }

  /// The moment `nanoseconds` after this one.
  @inlinable
  public func advanced(byNanoseconds nanoseconds: Int64) -> Timestamp {
    let (sum, overflow) = self.nanoseconds.addingReportingOverflow(nanoseconds)
    return Timestamp(nanoseconds: overflow ? (nanoseconds < 0 ? .min : .max) : sum)
  }
}
