import Analyzer

/// One attempt a line, each a JSON object that stands alone: it names the schema and the capture it came from.
public enum NDJSONReport {
  public static func bytes(_ attempts: [AttemptReport]) -> [UInt8] {
    var output = OutputBuffer()
    for attempt in attempts { line(attempt).write(id: attempt.id, to: &output) }
    return output.bytes
  }

  /// An attempt's line.
  public static func line(_ attempt: AttemptReport) -> ReportLine {
    var json = JSONWriter(indented: false)
    var place = 0..<0
    json.object { json in
      json.member("schema", JSONReport.schema)
      place = json.number("id", attempt.id)
      json.members(of: attempt)
    }
    json.endLine()
    return ReportLine(json.finish(), id: attempt.id, place: place)
  }
}
