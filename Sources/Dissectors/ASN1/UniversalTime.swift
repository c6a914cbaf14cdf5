import Bytes

/// A moment in whole seconds since the start of 1970, UTC, leap seconds not counted.
public struct UniversalTime: Hashable, Sendable {
  public let secondsSince1970: Int64

  public init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

  /// Reads the count of 100 ns since the start of 1601 that Windows keeps time in. MS-DTYP 2.3.3, FILETIME.
  init(fileTime: UInt64) { secondsSince1970 = Int64(fileTime / 10_000_000) - 11_644_473_600 }

  /// Day and time as ISO 8601 writes them, such as `2015-01-19T22:54:59Z`.
  public var text: String {
    let (days, rest) = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
    let second = rest < 0 ? rest + 86_400 : rest
    let date = Self.date(ofDay: rest < 0 ? days - 1 : days)
    let day = "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
    let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(time)Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // Years begin in March here, so that the leap day is the last one, and are counted from March of the year -400, so that no
  // year from 0 on is negative: 865,565 days before 1970.
  static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = (month < 3 ? year - 1 : year) + 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 865_565
  }

  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = day + 865_565
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + (era - 1) * 400 + (month >= 10 ? 1 : 0)
    return (year, month >= 10 ? month - 9 : month + 3, dayOfYear - (153 * month + 2) / 5 + 1)
  }
}

extension ByteReader {
  /// A GeneralizedTime in the one form Kerberos allows, `20150119225459Z`. RFC 4120 section 5.2.3.
  mutating func readGeneralizedTime(_ field: StaticString) throws(ParseError) -> UniversalTime {
    try readElement(.generalizedTime, field) { content throws(ParseError) in
      let start = content.position
      let year = try content.readDecimal(4, field)
      let month = try content.readDecimal(2, field)
      let day = try content.readDecimal(2, field)
      let hour = try content.readDecimal(2, field)
      let minute = try content.readDecimal(2, field)
      let second = try content.readDecimal(2, field)
      guard 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60, content.isAtZ else {
        throw content.invalid(field, at: start, expected: "a time of the form YYYYMMDDHHMMSSZ", found: year)
      }
      let days = UniversalTime.day(year: year, month: month, day: day)
      return UniversalTime(secondsSince1970: days * 86_400 + hour * 3600 + minute * 60 + second)
    }
  }

  private var isAtZ: Bool { remaining == 1 && peekUInt8() == UInt8(ascii: "Z") }

  private mutating func readDecimal(_ digits: Int, _ field: StaticString) throws(ParseError) -> Int64 {
    var number: Int64 = 0
    for _ in 0..<digits {
      let position = position
      let byte = try readUInt8(field)
      guard 0x30...0x39 ~= byte else { throw invalid(field, at: position, expected: "a digit", found: byte) }
      number = number * 10 + Int64(byte - 0x30)
    }
    return number
  }
}
