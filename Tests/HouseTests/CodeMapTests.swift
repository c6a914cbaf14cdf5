import Testing

/// The folders that the code map lists: what stands in backticks with a slash at its end, in the section of that name.
private func listedFolders(_ document: String) -> [String] {
  let sections = document.split(separator: "\n## ", omittingEmptySubsequences: false)
  let map = sections.first { $0.hasPrefix("Code map\n") } ?? ""
  return map.matches(of: /`((?:Sources|Tests|tools)\/[^`]*)\/`/).map { String($0.1) }
}

struct CodeMapTests {
  @Test func codeMapListsTheFoldersThatExist() {
    let existing = Set(
      Repository.folders(under: "Sources", depth: 2) + Repository.folders(under: "Tests", depth: 1)
        + Repository.folders(under: "tools", depth: 1))
    let listed = listedFolders(Repository.file("docs/ARCHITECTURE.md")?.text ?? "")
    #expect(existing.subtracting(listed).sorted() == [], "folders that the code map of docs/ARCHITECTURE.md leaves out")
    #expect(Set(listed).subtracting(existing).sorted() == [], "folders that only the code map knows")
    #expect(Set(listed).count == listed.count, "a folder stands in the code map twice")
  }

  @Test func readsTheCodeMapAndNothingElse() {
    let document =
      "# A\n\n`Sources/No/`\n\n## Code map\n\n| `Sources/Bytes/` | `ByteReader` |\n| `tools/lab/` | |\n\n## B\n\n`Tests/No/`\n"
    #expect(listedFolders(document) == ["Sources/Bytes", "tools/lab"])
  }
}
