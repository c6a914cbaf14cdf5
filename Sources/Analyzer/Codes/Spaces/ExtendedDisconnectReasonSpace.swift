import Dissectors

extension CodeSpace {
  static let extendedDisconnectReason = CodeSpace(
    prefixes: ["ext", "extended", "exdisc"],
    field: "The extended disconnect reason: mstsc shows it as \"Extended error code\".",
    source: "Microsoft, ExtendedDisconnectReasonCode",
    isShownToPeople: true,
    entries: ExtendedDisconnectReason.entries,
    subject: { "extended " + printedHex($0) },
    notes: notesOnExtendedReason)
}

private func notesOnExtendedReason(_ value: UInt32) -> CodeNotes {
  let reason = ExtendedDisconnectReason(rawValue: value)
  var notes = CodeNotes()
  guard let errorInfo = reason.errorInfo else {
    notes.statements = value == 0 || reason.name == nil ? [] : [clientSide]
    notes.signatures = value == 0x10B ? ["license-client-cache"] : []
    return notes
  }
  notes.statements = rangeStatements(reason) + wireStatements(errorInfo)
  notes.onTheWire = [
    "If the server sent it: a Set Error Info PDU with the same value, inside TLS, after the MCS connection."
  ]
  notes.signatures = errorInfoSignatures(value)
  notes.nextSteps = [
    "Capture one attempt and see how far it got: before the MCS connection the extended code has no weight.",
    "With a key log, look for the Set Error Info PDU: then the value can be taken literally.",
  ]
  return notes
}

private func rangeStatements(_ reason: ExtendedDisconnectReason) -> [Statement] {
  guard ExtendedDisconnectReason.protocolRange.contains(reason.rawValue) else { return [] }
  return [protocolErrorRange]
}

let protocolErrorRange = Statement.documented(
  "0x1000 to 0x7FFF are internal protocol errors; the server's event log has the details.",
  "Microsoft, ExtendedDisconnectReasonCode")

private func wireStatements(_ errorInfo: ErrorInfo) -> [Statement] {
  [
    .inferred(
      "The number is also the Set Error Info value \(errorInfo.name ?? ""): \(lowercasedFirst(errorInfo.meaning ?? ""))",
      "the two lists compared: MS-RDPBCGR 2.2.5.1.1"),
    .documented(
      "Set Error Info is sent only to a client that announced support for it in the MCS Connect-Initial.",
      "MS-RDPBCGR 2.2.5.1"),
    .inferred(
      "If TLS or CredSSP did not finish, the number cannot have come from the wire: the client put it there, and it has no weight.",
      "derived from MS-RDPBCGR 2.2.5.1"),
  ]
}

private let clientSide = Statement.inferred(
  "Set Error Info has no such value: the number came from the client itself.",
  "the two lists compared: MS-RDPBCGR 2.2.5.1.1")

private func lowercasedFirst(_ text: String) -> String {
  let acronym = text.dropFirst().first?.isUppercase ?? false
  return acronym ? text : text.prefix(1).lowercased() + text.dropFirst()
}
