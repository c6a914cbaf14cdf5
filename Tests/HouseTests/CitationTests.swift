import Testing

/// Every message says which section of which specification it is, so that a reader can check the code against it.
private func uncitedMessages(_ file: TextFile) -> [Violation] {
  let lines = file.lines
  return lines.indices.filter { declaresMessage(lines[$0]) }.compactMap { index in
    cites(documentation(above: index, in: lines))
      ? nil : file.violation("a message without a section of a specification in its documentation", line: index + 1)
  }
}

private func declaresMessage(_ line: Substring) -> Bool {
  line.contains(
    /^\s*(?:(?:public|package|internal|private|fileprivate|indirect)\s+)*(?:struct|enum)\s+\w+(?:<[^>]*>)?\s*:.*\bWireMessage\b/
  )
}

/// The documentation comment that ends above a declaration and its attributes.
private func documentation(above index: Int, in lines: [Substring]) -> String {
  let above = lines[..<index].reversed().drop { $0.trimmingPrefix(/\s*/).hasPrefix("@") }
  return above.prefix { $0.trimmingPrefix(/\s*/).hasPrefix("///") }.reversed().joined(separator: " ")
    .replacing("///", with: "").replacing(/\s+/, with: " ")
}

/// A number within a document: "MS-RDPBCGR 2.2.1.1", "RFC 8446 section 4.1.2", "X.224 section 13.3". The RFCs named without a section have none.
private func cites(_ text: String) -> Bool {
  text.contains(/\[?MS-[A-Z0-9]+\]?,? (?:section )?\d+(?:\.\d+)*/)
    || text.contains(/RFC \d+,? (?:section|appendix|figure) [A-Z\d]/)
    || text.contains(/RFC (?:768|826)\b/)
    || text.contains(/\b[XTH]\.\d{2,3}\b.*?\d/)
    || text.contains(/\bIEEE (?:Std )?\d/)
}

struct CitationTests {
  @Test func everyMessageCitesItsSpecification() {
    expectNone(Repository.sources.flatMap(uncitedMessages))
  }

  @Test(arguments: [
    "/// The TPKT header (RFC 1006 section 6).\npublic struct A: WireMessage {",
    "/// Client Core Data.\n///\n/// MS-RDPBCGR 2.2.1.3.2\n@frozen\npublic struct A: Equatable, WireMessage {",
    "/// X.224 section 13.3.\npublic enum A: WireMessage {",
    "/// A flag: no message.\nstruct A: Equatable {\n  let a: any WireMessage",
    "struct A<Message: WireMessage>: Sendable {",
  ])
  func accepts(text: String) {
    #expect(uncitedMessages(TextFile("a.swift", text)).isEmpty)
  }

  @Test(arguments: [
    "public struct A: WireMessage {",
    "/// The TPKT header.\npublic struct A: WireMessage {",
    "/// From RFC 8446.\nstruct A: Equatable, WireMessage {",
    "/// RFC 1006 section 6\n\npublic struct A: WireMessage {",
  ])
  func refuses(text: String) {
    #expect(uncitedMessages(TextFile("a.swift", text)).count == 1)
  }
}
