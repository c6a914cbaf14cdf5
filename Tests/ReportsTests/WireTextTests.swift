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
    attempt.finding?.evidence.append(Evidence(9, field: text, Phrase(text)))
    attempt.connections[0].events.append(Sample.request(cookie: text))
    var summary = Sample.capture
    summary.notes = [text]
    let report = AnalysisReport(captures: [summary], attempts: [attempt])
    let printed = String(decoding: TextReport(options: TextOptions(detail: detail)).bytes(report), as: UTF8.self)
    #expect(!printed.unicodeScalars.contains { WireText.isHidden($0) && $0 != "\n" })
    #expect(!printed.contains("\nFAILED\r"))
  }

  @Test func cutsRatherThanRoundsTimes() {
    #expect(DecimalText.fixed(.nanoseconds(1_999_999_999), places: 6) == "1.999999")
  }
}
