import Capture
import Testing

@testable import Analyzer
@testable import Reports

struct WireTextTests {
  @Test(arguments: [
    ("\u{1B}[2J", "\\x1b[2J"), ("a\nb", "a\\x0ab"), ("\u{7F}", "\\x7f"), ("\u{9B}1m", "\\x9b1m"),
    ("a\u{202E}b", "a\\u{202e}b"), ("\u{2028}", "\\u{2028}"), ("\u{E000}", "\\u{e000}"), ("\u{AD}", "\\xad"),
    ("ana@ключ 鍵 🔑", "ana@ключ 鍵 🔑"), ("DOMAIN\\user", "DOMAIN\\user"), ("", ""),
  ])
  func escapesWhatHasNoGlyph(_ text: String, _ expected: String) {
    #expect(WireText.printable(text) == expected)
  }

  @Test(arguments: Sample.hostileTexts, [TextOptions.Detail.quiet, .normal, .verbose])
  func letsNoHostileTextReachTheTerminal(_ text: String, _ detail: TextOptions.Detail) {
    var attempt = Sample.failed
    attempt.capture = text
    attempt.server.name = text
    attempt.notes = [text]
    attempt.reason = text
    attempt.finding?.explanation = text
    attempt.finding?.evidence.append(Evidence(9, field: text, text))
    attempt.connections[0].events.append(Sample.request(cookie: text))
    var summary = Sample.capture
    summary.notes = [text]
    let report = AnalysisReport(captures: [summary], attempts: [attempt])
    let printed = String(decoding: TextReport(options: TextOptions(detail: detail)).bytes(report), as: UTF8.self)
    #expect(!printed.unicodeScalars.contains { WireText.isHidden($0) && $0 != "\n" })
    #expect(!printed.contains("\nFAILED\r"))
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000000000Z"), (951_827_696_000_000_001, "2000-02-29T12:34:56.000000001Z"),
    (-1, "1969-12-31T23:59:59.999999999Z"), (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000000Z"),
    (Int64.max, "2262-04-11T23:47:16.854775807Z"), (Int64.min, "1677-09-21T00:12:43.145224192Z"),
  ])
  func tellsTheDate(_ nanoseconds: Int64, _ expected: String) {
    var output = OutputBuffer()
    var writer = UTCTimeWriter()
    writer.write(Timestamp(nanoseconds: nanoseconds), to: &output)
    #expect(output.bytes == Array(expected.utf8))
  }

  @Test(arguments: [
    (Duration.nanoseconds(1_234_000_000), "1.234"), (.zero, "0"), (.seconds(10), "10"),
    (.nanoseconds(-500_000_000), "-0.5"), (.nanoseconds(1), "0.000000001"),
    (.nanoseconds(Int64.max), "9223372036.854775807"),
  ])
  func writesSecondsWithoutNoise(_ duration: Duration, _ expected: String) {
    #expect(DecimalText.shortest(duration) == expected)
  }

  @Test func cutsRatherThanRoundsTimes() {
    #expect(DecimalText.fixed(.nanoseconds(1_999_999_999), places: 6) == "1.999999")
  }
}
