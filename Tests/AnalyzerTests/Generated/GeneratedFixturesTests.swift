import Conversation
import Foundation
import Testing

/// The generated fixtures on disk are what their stories say. `UPDATE_FIXTURES=1 swift test` writes them.
@Suite struct GeneratedFixtures {
  @Test(arguments: GeneratedFixture.all.map(\.name))
  func isWhatItsStorySays(name: String) throws {
    let fixture = try #require(GeneratedFixture.all.first { $0.name == name })
    let folder = Self.fixtures.appendingPathComponent(name)
    let files = [
      "capture.pcapng": Data(fixture.recording.pcapng()),
      "provenance.md": Data(fixture.provenance.utf8),
      "expect.json": Data(fixture.expectation.utf8),
    ]
    for (file, bytes) in files {
      let url = folder.appendingPathComponent(file)
      if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try bytes.write(to: url)
      }
      #expect(try Data(contentsOf: url) == bytes, "\(name)/\(file) differs: run with UPDATE_FIXTURES=1")
    }
  }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fixtures").standardizedFileURL
}
