import Bytes
import Capture
import Testing

@testable import Reports

struct NumberTextTests {
  private func written(_ write: (inout ByteWriter) -> Void) -> String {
    var output = ByteWriter(room: 0)
    write(&output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// The numbers around every change of the number of digits.
  private static let numbers: [UInt64] =
    (0..<20).flatMap { places -> [UInt64] in
      let power = (0..<places).reduce(UInt64(1)) { power, _ in power &* 10 }
      return [power - 1, power, power + 1, power &* 7]
    } + [.max, 99_999_999, 100_000_000, 123_456_789_012_345, 1 << 32]

  @Test func writesDecimals() {
    for number in Self.numbers + (0..<20_000).map({ $0 &* 4_999 }) {
      #expect(written { $0.append(decimal: number, and: ShortBytes(",")) } == "\(number),")
    }
  }

  @Test(arguments: 1...12)
  func fillsDecimalsWithZeros(_ width: Int) {
    for number in Self.numbers {
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      #expect(written { $0.append(decimal: number, width: width) } == zeros + digits)
    }
  }

  @Test(arguments: [0, 1, 2, 4, 8, 9, 15, 16, 40])
  func writesHexadecimalsAsTheTextDoes(_ digits: Int) {
    for number in Self.numbers + (0..<64).map({ 1 << $0 }) {
      #expect(written { $0.append(hex: number, digits: digits) } == FieldText.hex(number, digits: digits).dropFirst(2))
    }
  }

  @Test(arguments: [
    (Duration.nanoseconds(1_234_000_000), "1.234"), (.zero, "0"), (.seconds(10), "10"),
    (.nanoseconds(-500_000_000), "-0.5"), (.nanoseconds(1), "0.000000001"),
    (.nanoseconds(Int64.max), "9223372036.854775807"), (.nanoseconds(Int64.min), "-9223372036.854775808"),
  ])
  func writesSecondsWithoutNoise(_ duration: Duration, _ expected: String) {
    #expect(written { $0.append(seconds: duration) } == expected)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000000000Z"), (951_827_696_000_000_001, "2000-02-29T12:34:56.000000001Z"),
    (-1, "1969-12-31T23:59:59.999999999Z"), (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000000Z"),
    (Int64.max, "2262-04-11T23:47:16.854775807Z"), (Int64.min, "1677-09-21T00:12:43.145224192Z"),
  ])
  func tellsTheDate(_ nanoseconds: Int64, _ expected: String) {
    // The second time the second is the same, the third it is another.
    let text = written { output in
      var writer = UTCTimeWriter()
      for nanoseconds in [nanoseconds, nanoseconds, 0] {
        writer.write(Timestamp(nanoseconds: nanoseconds), to: &output)
      }
    }
    #expect(text == expected + expected + "1970-01-01T00:00:00.000000000Z")
  }
}
