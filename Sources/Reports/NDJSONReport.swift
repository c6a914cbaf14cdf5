import Analyzer

/// One attempt a line, each a JSON object that stands alone: it names the schema and the capture it came from.
public enum NDJSONReport {
  public static func bytes(_ attempts: [AttemptReport]) -> [UInt8] {
    var json = JSONWriter(indented: false)
    for attempt in attempts {
      json.object { json in
        json.member("schema", JSONReport.schema)
        json.members(of: attempt)
      }
      json.endLine()
    }
    return json.output.bytes
  }
}
