import Testing

@testable import Analyzer

/// Times as people say them.
@Suite struct DurationTextTests {
  @Test(
    arguments: [
      (.microseconds(0), "0 µs"), (.microseconds(999), "999 µs"), (.microseconds(1_000), "1 ms"),
      (.microseconds(1_499), "1.4 ms"), (.microseconds(999_999), "999.9 ms"), (.seconds(1), "1 s"),
      (.milliseconds(1_009), "1 s"), (.milliseconds(1_050), "1.05 s"), (.milliseconds(3_100), "3.1 s"),
      (.milliseconds(3_150), "3.15 s"), (.milliseconds(59_999), "59.99 s"), (.seconds(125), "2 min 5 s"),
      (.seconds(72_300), "20 h 5 min"), (.seconds(20 * 86_400), "20 days"), (.milliseconds(-1_050), "-1.05 s"),
    ] as [(Duration, String)])
  func saysWhatMatters(time: Duration, text: String) {
    #expect(time.text == text)
  }
}
