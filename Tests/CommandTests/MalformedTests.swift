import Foundation
import Testing

/// Captures that once broke the program: it ends, and says the same however it is asked.
struct MalformedTests {
  @Test(.timeLimit(.minutes(1)), arguments: captures)
  func endsWithAnAnswer(_ name: String) throws {
    let path = Self.folder.appending(path: name).path
    // A program that a signal ended has the signal's number for a status, and those of traps begin at 4.
    for arguments in [["-q"], ["-v", "--server", "rds.example"], ["-T", "json"]] {
      #expect(try 0...3 ~= Run(["analyze"] + arguments + [path]).status, "\(arguments)")
    }
    let alone = try Run("analyze", "-T", "ndjson", "-j", "1", path)
    #expect(try Run("analyze", "-T", "ndjson", path).output == alone.output)
    #expect(try 0...3 ~= Run("diff", path, path).status)
  }

  @Test func everyCaptureHasItsStory() throws {
    let story = try String(contentsOf: Self.folder.appending(path: "provenance.md"), encoding: .utf8)
    let told = story.matches(of: /\| `([^`]+)` \|/).map { String($0.1) }
    #expect(!told.isEmpty)
    #expect(told == Self.captures)
  }

  /// One connection, whose client asked and whose server answered that it wants NLA.
  @Test(arguments: ["answer-before-syn.pcap", "overlap-behind-a-hole.pcap"])
  func readsWhatWasSaid(_ name: String) throws {
    let run = try Run("analyze", "-T", "ndjson", Self.folder.appending(path: name).path)
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.output.contains(#""id":"x224-neg-failure-nla-required""#))
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/malformed")

  private static let captures = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0 != "provenance.md" && !$0.hasPrefix(".") }.sorted()
}
