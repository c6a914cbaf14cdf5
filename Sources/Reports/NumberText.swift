import Bytes

extension ByteWriter {
  /// Appends a number, with zeros in front up to `width` digits, and what stands after it.
  @inline(__always)
  mutating func append(decimal number: UInt64, width: Int = 1, and after: ShortBytes = ShortBytes()) {
    if number < ShortBytes.bound, width <= 8 {
      append(ShortBytes(decimal: number, width: width), after)
    } else {
      append(long: number, width: width, and: after)
    }
  }

  private mutating func append(long number: UInt64, width: Int, and after: ShortBytes) {
    let (high, low) = number.quotientAndRemainder(dividingBy: ShortBytes.bound)
    append(decimal: high, width: max(1, width - 8))
    append(ShortBytes(decimal: low, width: 8), after)
  }

  /// Appends the nine digits of a number of nanoseconds below a second, and what stands after them.
  @inline(__always)
  mutating func append(nanoseconds: UInt64, and after: ShortBytes) {
    let (high, low) = nanoseconds.quotientAndRemainder(dividingBy: ShortBytes.bound)
    append(ShortBytes(digit: high), ShortBytes(decimal: low, width: 8))
    append(after)
  }

  /// Appends seconds without trailing zeros, exact to the nanosecond: `1.234`, `0`, `-0.5`.
  mutating func append(seconds duration: Duration) {
    let (seconds, attoseconds) = duration.components
    if seconds < 0 || attoseconds < 0 { append(ShortBytes("-")) }
    append(decimal: seconds.magnitude)
    var fraction = attoseconds.magnitude / 1_000_000_000
    guard fraction > 0 else { return }
    var places = 9
    while fraction.isMultiple(of: 10) {
      fraction /= 10
      places -= 1
    }
    append(ShortBytes("."))
    append(decimal: fraction, width: places)
  }

  /// Appends a number in hexadecimal, with zeros in front up to `digits`, of which there are at most 16.
  mutating func append(hex number: UInt64, digits: Int) {
    if number >> 32 > 0 || digits > 8 {
      append(ShortBytes(hex: UInt32(number >> 32), digits: min(digits, 16) - 8))
      append(ShortBytes(hex: UInt32(truncatingIfNeeded: number), digits: 8))
    } else {
      append(ShortBytes(hex: UInt32(truncatingIfNeeded: number), digits: digits))
    }
  }
}

extension ShortBytes {
  /// The least number that has more than eight digits.
  fileprivate static var bound: UInt64 { 100_000_000 }

  /// The last digit of a number below ten.
  fileprivate init(digit: UInt64) { self.init(word: 0x30 | digit, count: 1) }

  /// A number of at most eight digits, with zeros in front up to `width` of them.
  ///
  /// The word is divided side by side: into two numbers of four digits, then four of two, then eight of one, the first always the lowest. To
  /// divide by 100 or 10 it is multiplied by 10486 / 2^20 or 103 / 2^10, which are close enough for numbers so small.
  @inline(__always)
  init(decimal number: UInt64, width: Int) {
    let fours = number / 10_000 | (number % 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    let ones = tens | (twos &- tens &* 10) << 8
    let zeros = min(ones.trailingZeroBitCount >> 3, 8 - width)
    self.init(word: (ones | 0x3030_3030_3030_3030) >> UInt64(zeros * 8), count: 8 - zeros)
  }

  /// A number with zeros in front up to `digits`: its halves, quarters and digits are moved apart, the last digit becoming the lowest byte.
  @inline(__always)
  fileprivate init(hex number: UInt32, digits: Int) {
    var apart = UInt64(number)
    apart = (apart | apart << 16) & 0x0000_FFFF_0000_FFFF
    apart = (apart | apart << 8) & 0x00FF_00FF_00FF_00FF
    apart = (apart | apart << 4) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (apart &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    let text = apart &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    let zeros = min(apart.leadingZeroBitCount >> 3, 8 - max(1, min(digits, 8)))
    self.init(word: text.byteSwapped >> UInt64(zeros * 8), count: 8 - zeros)
  }

  /// Both, one after the other, as far as there is room. Above the bytes of `left` must be none.
  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(word: left.word | right.word << UInt64(left.count * 8), count: left.count + right.count)
  }
}
