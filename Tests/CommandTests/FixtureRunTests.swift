import Foundation
import Testing

/// The program, run over the fixtures as a user runs it.
struct FixtureRunTests {
  @Test func exitsWithWhatTheVerdictMeans() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted() {
      let fixture = Self.folder.appending(path: name)
      guard
        let truth = try? JSONSerialization.jsonObject(with: Data(contentsOf: fixture.appending(path: "expect.json"))),
        let expected = truth as? [String: Any], let verdict = expected["verdict"] as? String
      else { continue }
      let arguments = expected["arguments"] as? [String] ?? []
      let run = try Run(["analyze", "-q"] + arguments + [fixture.appending(path: "capture.pcapng").path])
      switch verdict {
      case "succeeded": #expect(run.status == 0, "\(name)")
      case "incomplete": #expect(run.status == 3, "\(name)")
      // A failure whose signature is not written yet is at least never called a success.
      default: #expect(run.status == 1 || run.status == 3, "\(name)")
      }
    }
  }

  /// The README shows what the program prints, word for word, up to the line with the ellipsis.
  @Test func readmeShowsWhatTheProgramPrints() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("$ tools/rdpwhy analyze ") })
    let path = try #require(lines[start].split(separator: " ").last)
    let shown = lines[(start + 1)...].prefix { $0.trimmingCharacters(in: .whitespaces) != "…" }
    let run = try Run("analyze", Self.root.appending(path: String(path)).path)
    #expect(shown.count > 5)
    #expect(run.output.split(separator: "\n", omittingEmptySubsequences: false).starts(with: shown))
  }

  @Test func callsNoHealthyCaptureAFailure() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where name.hasPrefix("healthy-") {
      let run = try Run("-T", "json", Self.folder.appending(path: name + "/capture.pcapng").path)
      #expect(run.status == 0, "\(name)")
      #expect(!run.output.contains(#""verdict": "failed""#) && !run.output.contains(#""verdict":"failed""#), "\(name)")
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let folder = root.appending(path: "Tests/Fixtures")
}
