import Analyzer

/// One attempt a line, each a JSON object that stands alone: it names the schema and the capture it came from.
public enum NDJSONReport {
  public static func bytes(_ attempts: [AttemptReport]) -> [UInt8] {
    var output = OutputBuffer()
    for attempt in attempts { line(attempt).write(id: attempt.id, to: &output) }
    return output.bytes
  }

  /// An attempt's line; it is given its number when it is written.
  public static func line(_ attempt: AttemptReport) -> ReportLine {
    var json = JSONWriter(indented: false)
    var place = 0
    json.object { json in
      json.member("schema", JSONReport.schema)
      place = json.gap("id")
      json.members(of: attempt)
    }
    json.endLine()
    return ReportLine(bytes: json.bytes, place: place)
  }
}
