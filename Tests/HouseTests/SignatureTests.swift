import Testing

/// A way to fail goes by one name: in its file's name, in the catalogue, as fixture folder and in the documentation.
private func strangers(
  _ file: TextFile, catalogue: Set<String>, fixtures: Set<String>, documentation: String
) -> [Violation] {
  let ids = identifiers(in: file.text)
  guard let id = ids.first else { return [] }
  let name = file.stem.lowercased()
  return [
    ids.count == 1 ? nil : "holds \(ids.count) signatures; a file holds one",
    id.contains(/^[a-z0-9]+(?:-[a-z0-9]+)+$/) ? nil : "the id \(id) is not kebab-case",
    name == id.replacing("-", with: "") ? nil : "the id \(id) is not the file's name",
    catalogue.contains(name) ? nil : "Catalogue.swift does not list \(file.stem)",
    fixtures.contains("Tests/Fixtures/" + id) ? nil : "Tests/Fixtures/\(id) does not exist",
    documentation.contains("`\(id)`") ? nil : "docs mention `\(id)` nowhere",
  ].compactMap { $0.map { file.violation($0) } }
}

/// Every name in the catalogue, in lower case: it may list types or static members.
private func names(_ catalogue: TextFile) -> Set<String> {
  Set(catalogue.code.words.map { $0.word.lowercased() })
}

private func identifiers(in text: String) -> [String] {
  text.matches(of: /\bid: "([^"]*)"/).map { String($0.1) }
}

struct SignatureTests {
  private static let folder = "Sources/Analyzer/Signatures/"

  @Test func everySignatureHasFileFixtureAndDocumentationUnderOneID() {
    let catalogue = Repository.file(Self.folder + "Catalogue.swift").map(names) ?? []
    let documentation = Repository.markdown.filter { $0.path.hasPrefix("docs/") }.map(\.text).joined()
    let fixtures = Set(Repository.folders(under: "Tests/Fixtures", depth: 1))
    let files = Repository.sources.filter { $0.path.hasPrefix(Self.folder) && $0.name != "Catalogue.swift" }
    expectNone(
      files.flatMap { strangers($0, catalogue: catalogue, fixtures: fixtures, documentation: documentation) })
  }

  @Test func noTwoSignaturesShareAnID() {
    let files = Repository.sources.filter { $0.path.hasPrefix(Self.folder) }
    let ids = files.flatMap { identifiers(in: $0.text) }
    #expect(Set(ids).count == ids.count)
  }

  private func check(_ text: String, file: String = "TLSAlert", catalogue: String = "[.tlsAlert]") -> Int {
    strangers(
      TextFile(Self.folder + file + ".swift", text), catalogue: names(TextFile("a.swift", catalogue)),
      fixtures: ["Tests/Fixtures/tls-alert"],
      documentation: "## `tls-alert`\n"
    ).count
  }

  @Test func accepts() {
    #expect(check("let a = Signature(\n  id: \"tls-alert\", phase: .tls)") == 0)
    #expect(check("/// Words the signatures share.\nextension Timeline {}") == 0)
  }

  @Test func refuses() {
    #expect(check("Signature(id: \"tls-alert\")\nSignature(id: \"tls-alarm\")") == 1)
    #expect(check("Signature(id: \"tls-alert\")", file: "Alert") == 2)
    #expect(check("Signature(id: \"tls-alert\")", catalogue: "") == 1)
    #expect(check("Signature(id: \"tls-alarm\")", file: "TLSAlarm", catalogue: "TLSAlarm.self") == 2)
    #expect(check("Signature(id: \"TLS alert\")") == 4)
  }
}
