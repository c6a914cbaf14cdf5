import Analyzer
import Bytes

/// The whole analysis as one JSON document of schema `rdpwhy/report/1`.
public enum JSONReport {
  /// The schema every document and every line names first.
  static let schema = "rdpwhy/report/1"

  public static func bytes(_ report: AnalysisReport) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.object { json in
      json.member("schema", schema)
      json.member("captures", report.captures) { $0.capture($1) }
      json.member("attempts", report.attempts) { json, attempt in
        json.object { json in
          json.member("id", attempt.id)
          json.members(of: attempt)
        }
      }
    }
    json.endLine()
    return json.finish().bytes
  }
}
