import Testing

/// A fixture is a capture and the story of where it came from.
private func incompleteFixtures(_ paths: [String]) -> [Violation] {
  let byFolder = Dictionary(grouping: paths.filter { $0.split(separator: "/").count > 3 }) {
    $0.split(separator: "/").prefix(3).joined(separator: "/")
  }
  return byFolder.filter { $0.key != "Tests/Fixtures/malformed" }.sorted { $0.key < $1.key }.flatMap { folder, files in
    [
      files.contains(folder + "/provenance.md") ? nil : "no provenance.md says where it came from",
      files.contains { $0.contains(/\.(?:pcap|pcapng|cap)(?:\.\w+)?$/) } ? nil : "no capture",
    ].compactMap { $0 }.map { Violation(path: folder, complaint: $0) }
  }
}

struct FixtureTests {
  @Test func everyFixtureSaysWhereItCameFrom() {
    expectNone(incompleteFixtures(Repository.filePaths(under: "Tests/Fixtures")))
  }

  @Test func acceptsWholeFixtures() {
    let paths = [
      "a/capture.pcapng", "a/provenance.md", "b/bad.pcap.zst", "b/provenance.md", "malformed/x.bin", "README.md",
    ]
    #expect(incompleteFixtures(paths.map { "Tests/Fixtures/" + $0 }).isEmpty)
  }

  @Test func refusesFixturesWithoutStoryOrCapture() {
    #expect(incompleteFixtures(["Tests/Fixtures/a/capture.pcapng"]).count == 1)
    #expect(incompleteFixtures(["Tests/Fixtures/a/provenance.md"]).count == 1)
  }
}
