/// What one tick of a pcapng interface's clock is worth: the option if_tsresol.
///
/// The lower seven bits are an exponent, of 10 or, when the highest bit is set, of 2; draft-ietf-opsawg-pcapng section 4.2.
@usableFromInline
struct TimestampResolution: Equatable, Sendable {
  /// Nanoseconds in a tick; 0 when that is no whole number.
  @usableFromInline let unit: UInt64
  let option: UInt8

  static let microseconds = TimestampResolution(option: 6)

  init(option: UInt8) {
    self.option = option
    unit = option <= 9 ? Self.power(9 - Int(option)) : 0
  }

  /// The moment `ticks` after 1970.
  @inlinable
  @inline(__always)
  func timestamp(_ ticks: UInt64) -> Timestamp {
    unit == 0 ? fineTimestamp(ticks) : Self.saturating(ticks.multipliedReportingOverflow(by: unit))
  }

  /// For ticks shorter than a nanosecond and for powers of two.
  @usableFromInline
  func fineTimestamp(_ ticks: UInt64) -> Timestamp {
    let exponent = Int(option & 0x7f)
    guard option & 0x80 != 0 else {
      return Self.saturating((exponent > 28 ? 0 : ticks / Self.power(exponent - 9), false))
    }
    let product = ticks.multipliedFullWidth(by: 1_000_000_000)
    guard exponent < 64 else { return Self.saturating((product.high >> (exponent - 64), false)) }
    let nanoseconds = product.high << (64 - exponent) | product.low >> exponent
    return Self.saturating((nanoseconds, product.high >> exponent != 0))
  }

  @inlinable
  @inline(__always)
  static func saturating(_ result: (partialValue: UInt64, overflow: Bool)) -> Timestamp {
    let nanoseconds = Int64(exactly: result.partialValue)
    return Timestamp(nanoseconds: result.overflow ? .max : nanoseconds ?? .max)
  }

  /// 10 to the power of `exponent`, which is 19 at most.
  private static func power(_ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { product, _ in product &* 10 }
  }
}
