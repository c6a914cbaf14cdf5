import Foundation
import Reports
import Testing

@testable import Analyzer

struct JSONReportTests {
  @Test func writesWhatWasMeasured() {
    var attempt = Sample.failed
    attempt.meters = Sample.meters
    let text = String(decoding: NDJSONReport.bytes([attempt]), as: UTF8.self)
    #expect(
      text.contains(
        #""meters":[{"id":"loss","side":"client","segments":2,"of":9,"text":"client sent 2 of 9 segments again","frames":[4,5]},"#
      ))
    #expect(
      text.contains(#"{"id":"clock","phase":"credssp","seconds":2.5,"text":"KDC \u001b[31m ahead","frames":[7]}]"#))
  }

  func parsed(_ attempts: [AttemptReport]) throws -> [String: Any] {
    let data = Data(JSONReport.bytes(Sample.report(attempts)))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func exported(_ attempt: AttemptReport) throws -> [String: Any] {
    let attempts = try #require(try parsed([attempt])["attempts"] as? [[String: Any]])
    return try #require(attempts.first)
  }

  @Test func keepsTheKeysOfTheSchemaInOrder() {
    let text = String(decoding: JSONReport.bytes(Sample.report([Sample.failed])), as: UTF8.self)
    let keys = [
      "schema", "captures", "path", "format", "linkTypes", "packets", "firstPacket", "lastPacket", "notes", "attempts",
      "id", "capture", "client", "server", "start", "duration", "verdict", "phase", "lastCompletedStep",
      "firstMissingStep", "closedBy", "finding", "title", "confidence", "explanation", "mstsc", "evidence", "causes",
      "remedies", "alsoSeen", "ruledOut", "lookalikes", "connections", "stream", "events", "frame", "time", "direction",
      "name", "fields", "wiresharkFilter",
    ]
    var rest = text[...]
    for key in keys {
      let place = rest.range(of: "\"\(key)\":")
      #expect(place != nil, "\(key) is missing or out of order")
      if let place { rest = rest[place.upperBound...] }
    }
  }

  @Test func writesTimesAsRFC3339WithNanoseconds() throws {
    let attempt = try exported(Sample.failed)
    #expect(attempt["start"] as? String == "2026-01-05T10:20:30.123456789Z")
    #expect(attempt["duration"] as? Double == 16.002)
  }

  @Test func hasAFindingOnlyForWhatFailed() throws {
    #expect(try exported(Sample.failed)["finding"] is [String: Any])
    #expect(try exported(Sample.succeeded)["finding"] is NSNull)
  }

  @Test func leavesOutWhatIsOptionalAndAbsent() throws {
    let attempt = try exported(Sample.failed)
    let client = try #require(attempt["client"] as? [String: Any])
    #expect(client["name"] == nil)
    #expect(client["address"] as? String == "192.168.1.20")
    let server = try #require(attempt["server"] as? [String: Any])
    #expect(server["name"] as? String == "ts01.example.com")
  }

  @Test func writesFieldsByTheirKind() throws {
    let fields = try #require(try fields(of: Sample.kinds))
    #expect(fields["number"] as? Int == 40)
    #expect(fields["negative"] as? Int == -1)
    #expect(fields["hex"] as? String == "0x00000005")
    #expect(fields["flag"] as? Bool == true)
    #expect(fields["bytes"] as? String == "00ff10")
    #expect(fields["list"] as? [Int] == [1, 2])
  }

  @Test(arguments: Sample.hostileTexts)
  func givesHostileTextBackUnchangedAndShowsNoneOfIt(_ text: String) throws {
    var attempt = Sample.failed
    attempt.connections[0].events = [Sample.request(cookie: text)]
    let bytes = JSONReport.bytes(Sample.report([attempt]))
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
    let fields = try #require(try fields(of: attempt))
    #expect(fields["rdp.rt_cookie"] as? String == text)
  }

  @Test func printsTheSameBytesForTheSameValues() {
    let report = Sample.report([Sample.failed, Sample.succeeded])
    #expect(JSONReport.bytes(report) == JSONReport.bytes(report))
  }

  @Test func printsALineForEachAttempt() throws {
    let text = String(decoding: NDJSONReport.bytes([Sample.failed, Sample.succeeded]), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3 && lines[2].isEmpty)
    for line in lines.prefix(2) {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(value?["schema"] as? String == "rdpwhy/report/1")
      #expect(value?["capture"] as? String == "bad.pcapng")
    }
  }

  @Test func isReadByPython() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import json, sys; print(json.load(sys.stdin)['attempts'][0]['finding']['id'])",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(JSONReport.bytes(Sample.report([Sample.failed]))))
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: answer, as: UTF8.self) == "x224-nla-required\n")
  }

  private func fields(of attempt: AttemptReport) throws -> [String: Any]? {
    let connections = try exported(attempt)["connections"] as? [[String: Any]]
    let events = connections?.first?["events"] as? [[String: Any]]
    return events?.first?["fields"] as? [String: Any]
  }
}
