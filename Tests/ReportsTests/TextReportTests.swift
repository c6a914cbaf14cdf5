import Analyzer
import Reports
import Testing

struct TextReportTests {
  func text(_ attempts: [AttemptReport], _ options: TextOptions = TextOptions()) -> String {
    String(decoding: TextReport(options: options).bytes(Sample.report(attempts)), as: UTF8.self)
  }

  @Test func printsSample() {
    print(text([Sample.failed]))
    print(text([Sample.failed, Sample.succeeded], TextOptions(time: .delta, detail: .quiet)))
    print(text([Sample.failed, Sample.succeeded], TextOptions(time: .absolute, detail: .verbose)))
    print(String(decoding: JSONReport.bytes(Sample.report([Sample.failed])), as: UTF8.self))
  }
}
