import Dissectors

extension CodeSpace {
  static let licenseError = CodeSpace(
    prefixes: ["license", "licence"],
    field: "The error code of a licensing message (dwErrorCode; Wireshark: rdp.errorCode).",
    source: "MS-RDPBCGR 2.2.1.12.1.3",
    isShownToPeople: false,
    entries: LicenseErrorCode.entries,
    subject: { "licensing error \($0)" },
    notes: notesOnLicenseError,
    common: licensing)

  static let licenseTransition = CodeSpace(
    prefixes: ["license-state", "licence-state"],
    field: "The state transition of a licensing message (dwStateTransition; Wireshark: rdp.stateTransition).",
    source: "MS-RDPBCGR 2.2.1.12.1.3",
    isShownToPeople: false,
    entries: LicenseStateTransition.entries,
    subject: { "licensing state transition \($0)" },
    notes: { _ in CodeNotes() },
    common: licensing)
}

private let licensing = CodeNotes(
  onTheWire: ["A licensing ERROR_ALERT (message type 0xFF) after Client Info; inside TLS, so it needs a key log."],
  signatures: ["license-refused-other"],
  nextSteps: ["Run the RD Licensing Diagnoser on the server."])

private func notesOnLicenseError(_ value: UInt32) -> CodeNotes {
  switch value {
  case 2: CodeNotes(signatures: ["license-none"])
  case 3: CodeNotes(signatures: ["license-client-cache"])
  case 6: CodeNotes(signatures: ["license-no-server"])
  case 7:
    CodeNotes(
      answer: "Success: with ST_NO_TRANSITION this message is the normal end of licensing.",
      nextSteps: ["Nothing to do: look at what came after it."])
  default: CodeNotes()
  }
}
