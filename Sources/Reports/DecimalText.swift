/// Numbers as reports write them: no locale, no floating point.
enum DecimalText {
  private static let nanosecondsASecond: Int64 = 1_000_000_000

  /// Seconds with `places` decimals (1 to 9), cut, not rounded, so that no time appears later than it was.
  static func fixed(_ duration: Duration, places: Int) -> String {
    let (seconds, attoseconds) = duration.components
    let nanoseconds = (attoseconds / nanosecondsASecond).magnitude
    let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
    return sign + String(seconds.magnitude) + "." + padded(nanoseconds, width: 9).prefix(places)
  }

  /// The number with zeros in front up to `width` digits.
  static func padded(_ number: UInt64, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// "1 packet", "2 packets".
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
