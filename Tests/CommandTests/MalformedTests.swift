import Foundation
import Testing

/// Captures that once broke the program: it ends, and says the same however it is asked.
struct MalformedTests {
  @Test(arguments: captures)
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

  /// In both a client asks, and a server answers that it wants NLA.
  @Test func readsTheFirstCopyOfBytes() throws {
    let output = try Run("analyze", "-T", "ndjson", Self.folder.appending(path: "overlap-behind-a-hole.pcap").path)
      .output
    #expect(output.contains("rdp.negReq.requestedProtocols"))
    #expect(!output.contains("rdp.rt_cookie"))
  }

  @Test func takesTextInResetForNoBytesOfTheStream() throws {
    let output = try Run("analyze", "-T", "ndjson", Self.folder.appending(path: "text-in-reset.pcap").path).output
    #expect(output.contains("x224-neg-failure-nla-required"))
    #expect(!output.contains("did not come whole"))
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/malformed")

  private static let captures = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0 != "provenance.md" && !$0.hasPrefix(".") }.sorted()
}
