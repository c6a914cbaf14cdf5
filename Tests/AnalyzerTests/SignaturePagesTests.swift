import Analyzer
import Foundation
import Testing

/// docs/SIGNATURES.md is the catalogue as a document, and nothing else. `UPDATE_DOCS=1` writes it anew.
@Test func signaturePagesSayWhatTheCatalogueSays() throws {
  let file = Fixture.packageRoot.appending(path: "docs/SIGNATURES.md")
  let pages = SignaturePages.text(Signature.catalogue, LookalikeRule.all, RemarkRule.all)
  if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
    try Data(pages.utf8).write(to: file)
  }
  #expect(try String(contentsOf: file, encoding: .utf8) == pages)
}

private enum SignaturePages {
  static func text(_ signatures: [Signature], _ lookalikes: [LookalikeRule], _ remarks: [RemarkRule]) -> String {
    let head = """
      # Signatures

      Every failure rdpwhy knows, in the order in which it asks: of those that fit one connection the first is the finding. Each is
      one file in `Sources/Analyzer/Signatures`, and the capture that proves it is in the folder of its name in `Tests/Fixtures`.
      `rdpwhy explain ID` prints the same. This page is made from the catalogue; `UPDATE_DOCS=1 tools/test --filter signaturePages`
      makes it anew.


      """
    let tail = "\n## Lookalikes\n\nThese look like failures and are none.\n\n"
    return head + signatures.map(page).joined(separator: "\n") + tail
      + lookalikes.map { "- `\($0.id)`: \($0.title)" }.joined(separator: "\n") + "\n"
      + "\n## Remarks\n\nThese decide nothing, and stand beside a verdict; some of them with `-v` only.\n\n"
      + remarks.map { "- `\($0.id)`: \($0.title)" }.joined(separator: "\n") + "\n"
  }

  private static func page(_ signature: Signature) -> String {
    let codes = signature.mstsc.map(\.printed).joined(separator: ", ")
    return """
      ## `\(signature.id)`

      **\(signature.title).** Phase \(signature.phase.name)\(codes.isEmpty ? "" : "; mstsc shows \(codes)").

      \(signature.explanation)

      Causes:

      \(signature.causes.map { "- \($0.title)" }.joined(separator: "\n"))

      What to do, safest first:

      \(signature.remedies.enumerated().map { "\($0.offset + 1). \(remedy($0.element))" }.joined(separator: "\n"))

      Sources: \(signature.sources.joined(separator: "; ")).

      """
  }

  private static func remedy(_ remedy: Remedy) -> String {
    let command = remedy.command.map { " `\($0)`" } ?? ""
    let undo = remedy.undo.map { " Undo: \($0)" } ?? ""
    return "\(remedy.who.rawValue): \(remedy.action)\(command) (\(remedy.risk.rawValue))\(undo)"
  }
}
