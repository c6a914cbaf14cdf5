import Bytes
import Capture
import Reports

/// Where results go.
enum StandardOutput {
  static func write(_ text: String) throws(Stop) { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws(Stop) { try write(bytes.rawSpan) }

  static func write(_ bytes: RawSpan) throws(Stop) {
    guard let error = System.write(bytes, to: System.standardOutput) else { return }
    throw System.isBrokenPipe(error) ? .brokenPipe : .outputFailed(reason: System.describe(error))
  }
}

/// Where notes, progress and complaints go. That nobody reads them is no reason to stop.
enum StandardError {
  static func line(_ text: String) { put(text + "\n") }

  static func put(_ text: String) { _ = System.write(Array(text.utf8).rawSpan, to: System.standardError) }

  static func tell(_ error: CaptureError) {
    let place = error.offset.map { " (at offset \($0))" } ?? ""
    line("rdpwhy: " + WireText.printable("\(error.source): \(error.reason)\(place)"))
    if let advice = error.advice { line("  " + WireText.printable(advice)) }
  }
}
