import Analyzer
import Foundation
import Testing

/// docs/FOLKLORE.md is the claims as a document, and nothing else. `UPDATE_DOCS=1` writes it anew.
@Test func folklorePagesSayWhatTheCatalogueSays() throws {
  let file = Fixture.packageRoot.appending(path: "docs/FOLKLORE.md")
  let pages = FolklorePages.text(Folklore.catalogue)
  if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
    try Data(pages.utf8).write(to: file)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == pages)
}

private enum FolklorePages {
  static func text(_ claims: [Folklore]) -> String {
    let head = """
      # Folklore

      What web guides say of failed Remote Desktop connections, in the order in which a connection could meet it: what is true about
      each claim, what a capture shows of it, and what following it may break. `rdpwhy explain ID` prints the same, `rdpwhy explain
      folklore` lists the claims, and a report on a failed attempt says which of them its capture speaks against. This page is made from
      `Sources/Analyzer/Folklore`; `UPDATE_DOCS=1 tools/test --filter folklorePages` makes it anew.


      """
    return head + claims.map(page).joined(separator: "\n")
  }

  private static func page(_ claim: Folklore) -> String {
    let paragraphs: [String?] = [
      "## `\(claim.id)`", "**\(claim.title).** \(claim.claim)", "\(standing(claim.truth)): \(claim.truth.text)",
      "In a capture: \(claim.shows)", ids("Ways to fail", claim.signatures.map(\.id)),
      ids("Lookalikes", claim.lookalikes.map(\.id)), claim.danger.map(danger), "Source: \(claim.truth.source).",
    ]
    return paragraphs.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  private static func standing(_ truth: Statement) -> String {
    truth.standing == .documented ? "Documented" : "Inferred"
  }

  private static func ids(_ title: String, _ ids: [String]) -> String? {
    ids.isEmpty ? nil : "\(title): \(ids.map { "`\($0)`" }.joined(separator: ", "))."
  }

  private static func danger(_ danger: Folklore.Danger) -> String {
    let undo = danger.undo.map { " Undo: \($0)" } ?? ""
    return "Danger (\(danger.risk.rawValue)): \(danger.text)\(undo)"
  }
}
