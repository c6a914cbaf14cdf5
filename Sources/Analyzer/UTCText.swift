/// A moment as people read it: "2026-01-05 10:20:30 UTC". No locale and no time zone but UTC.
///
/// `seconds` count from 1970-01-01 00:00:00 UTC. The date is the proleptic Gregorian one.
func utcText(_ seconds: Int64) -> String {
  let text: Phrase = "\(utc: seconds)"
  return text.text
}

/// The date that lies `days` after 1970-01-01, counted in eras of 400 years that begin on 1 March.
private func civilDate(_ days: Int64) -> (year: Int64, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = shifted.flooredQuotient(146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let marchMonth = (5 * dayOfYear + 2) / 153
  let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
  let day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

extension Phrase.Pieces {
  /// A moment in seconds since 1970, as `utcText` has it.
  mutating func appendInterpolation(utc seconds: Int64) {
    let days = seconds.flooredQuotient(86_400)
    let time = Int(seconds - days * 86_400)
    let date = civilDate(days)
    append(date.year, "-")
    append(date.month, "-")
    append(date.day, " ")
    append(time / 3600, ":")
    append(time / 60 % 60, ":")
    append(time % 60, " UTC")
  }

  /// A number of two digits at least, and what comes after it.
  private mutating func append(_ number: some FixedWidthInteger, _ words: String) {
    if number < 10 { appendLiteral("0") }
    appendInterpolation(number)
    appendLiteral(words)
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }
}
