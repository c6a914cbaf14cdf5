import Analyzer

/// Prints what is said of a finding: evidence, causes and remedies.
struct FindingText {
  let finding: Finding

  func writeEvidence(to page: inout TextPage) {
    guard !finding.evidence.isEmpty else { return }
    page.heading("Evidence")
    let width = finding.evidence.map { String($0.frame).count }.max() ?? 0
    for item in finding.evidence {
      let lead = "frame " + String(item.frame).rightAligned(to: width) + "  "
      page.paragraph(item.text + (item.field.map { " [\($0)]" } ?? ""), lead: lead)
    }
  }

  func writeCauses(to page: inout TextPage) {
    guard !finding.causes.isEmpty else { return }
    page.heading("Possible causes", aside: "what this capture supports most comes first")
    for (number, cause) in zip(1..., finding.causes) {
      page.paragraph(cause.title, lead: "\(number). ")
      for text in cause.for { page.paragraph(text, indent: 5, lead: "+ ") }
      for text in cause.against { page.paragraph(text, indent: 5, lead: "- ") }
    }
  }

  func writeRemedies(to page: inout TextPage) {
    guard !finding.remedies.isEmpty else { return }
    page.heading("What to do", aside: "safest first")
    for (number, remedy) in zip(1..., finding.remedies) { write(remedy, number: number, to: &page) }
  }

  private func write(_ remedy: Remedy, number: Int, to page: inout TextPage) {
    let who = remedy.who.rawValue.capitalizedFirst
    page.paragraph("\(who): \(remedy.action) [\(remedy.risk.rawValue)]", lead: "\(number). ")
    if let command = remedy.command {
      // A command may hold several lines; each stays whole, to be copied.
      for line in command.split(separator: "\n") { page.line("       " + line, .bold) }
    }
    if let undo = remedy.undo { page.paragraph(undo, indent: 5, lead: "undo: ", .dim) }
  }
}
