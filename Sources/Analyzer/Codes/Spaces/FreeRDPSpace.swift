import Dissectors

extension CodeSpace {
  static let freeRDP = CodeSpace(
    prefixes: ["freerdp"],
    field: "FreeRDP's error code: xfreerdp, Remmina and other clients that are built on it.",
    source: "FreeRDP, include/freerdp/error.h",
    isShownToPeople: true,
    entries: FreeRDPError.entries,
    subject: { "FreeRDP 0x" + String(NTStatus(rawValue: $0).hex.dropFirst(2)) },
    notes: notesOnFreeRDP,
    common: CodeNotes(
      nextSteps: [
        "Run the client with /log-level:DEBUG and capture the same attempt: the log names the step that failed."
      ]))
}

private func notesOnFreeRDP(_ value: UInt32) -> CodeNotes {
  var notes = CodeNotes(signatures: signatures[value] ?? [])
  if value == 0x2000F {
    notes.statements = [
      .inferred(
        "FreeRDP concludes it from a TLS alert internal_error (80) during CredSSP; other refusals look the same.",
        "FreeRDP, core/transport.c; FreeRDP issue 4483")
    ]
  }
  return notes
}

private let signatures: [UInt32: [String]] = [
  0x20004: ["dns-timeout", "dns-servfail-refused"],
  0x20005: ["dns-nxdomain"],
  0x20006: ["tcp-syn-drop", "tcp-refused-closed-port"],
  0x20007: ["mcs-connect-failed"],
  0x20008: ["tls-reset-after-clienthello", "tls-alert-handshake-failure", "tls-alert-protocol-version"],
  0x2000F: ["nla-silent-drop-after-auth-token", "nla-account-state"],
  0x20011: ["kdc-unreachable"],
  0x20014: ["nla-logon-failure"],
  0x20015: ["nla-logon-failure"],
  0x2001C: ["demand-active-missing"],
  0x2001E: ["x224-neg-failure-nla-required"],
]
