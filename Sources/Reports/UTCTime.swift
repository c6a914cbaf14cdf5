import Bytes
import Capture

/// A timestamp taken apart into the calendar and clock of UTC (proleptic Gregorian calendar, no leap seconds).
struct UTCTime {
  let year: Int64
  let month: Int64
  let day: Int64
  let secondOfDay: Int64
  let nanosecond: Int64

  init(_ timestamp: Timestamp) {
    let (seconds, nanosecond) = timestamp.nanoseconds.flooredDivision(by: 1_000_000_000)
    let (days, secondOfDay) = seconds.flooredDivision(by: 86_400)
    self.nanosecond = nanosecond
    self.secondOfDay = secondOfDay
    // The year is made to begin in March, so that the leap day is its last day; 400 such years have 146097 days.
    let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// RFC 3339 as far as the decimal point, in words: `2026-01-`, `05T10:20`, `:30.`.
  fileprivate var words: (ShortBytes, ShortBytes, ShortBytes) {
    (
      ShortBytes(decimal: year.magnitude, width: 4) + ShortBytes("-") + digits(month) + ShortBytes("-"),
      digits(day) + ShortBytes("T") + digits(secondOfDay / 3600) + ShortBytes(":") + digits(secondOfDay / 60 % 60),
      ShortBytes(":") + digits(secondOfDay % 60) + ShortBytes(".")
    )
  }

  private func digits(_ number: Int64) -> ShortBytes { ShortBytes(decimal: number.magnitude, width: 2) }

  /// `2026-01-05`.
  var date: String { "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))" }

  /// `10:20:30.123456` with as many decimals as asked for.
  func clock(places: Int) -> String {
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { digits($0, 2) }
    return time.joined(separator: ":") + "." + digits(nanosecond, 9).prefix(places)
  }

  private func digits(_ number: Int64, _ width: Int) -> String {
    DecimalText.padded(number.magnitude, width: width)
  }
}

/// Writes moments that mostly follow each other closely: the calendar is asked once a second.
struct UTCTimeWriter {
  /// The beginning of the second that was written last, in nanoseconds since 1970, and its text.
  private var second: Int64 = 0
  private var words = UTCTime(Timestamp(nanoseconds: 0)).words

  /// Appends RFC 3339 with nanoseconds: `2026-01-05T10:20:30.123456789Z`.
  mutating func write(_ timestamp: Timestamp, to output: inout ByteWriter) {
    let (passed, isFar) = timestamp.nanoseconds.subtractingReportingOverflow(second)
    var nanosecond = passed
    if isFar || !(0..<1_000_000_000).contains(passed) {
      let time = UTCTime(timestamp)
      nanosecond = time.nanosecond
      second = timestamp.nanoseconds &- nanosecond
      words = time.words
    }
    output.append(words.0, words.1)
    output.append(words.2)
    output.append(nanoseconds: nanosecond.magnitude, and: ShortBytes("Z"))
  }
}

extension Int64 {
  /// Quotient rounded down and the remainder, which is never negative; times before 1970 need both.
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
