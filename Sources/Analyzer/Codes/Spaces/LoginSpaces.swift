import Dissectors

extension CodeSpace {
  static let disconnectProvider = CodeSpace(
    prefixes: ["ultimatum", "dpu", "mcs"],
    field: "The reason of an MCS Disconnect Provider Ultimatum.",
    source: "T.125 section 7",
    isShownToPeople: false,
    entries: DisconnectProviderReason.entries,
    subject: { "Disconnect Provider Ultimatum, reason \($0)" },
    notes: {
      $0 == 3
        ? CodeNotes(statements: [.inferred("xrdp sends 3 whatever the reason is.", "captures of xrdp")]) : CodeNotes()
    },
    common: CodeNotes(
      onTheWire: ["A message of nine bytes; inside TLS, so without keys only its record is seen, before the close."],
      signatures: ["disconnect-ultimatum-no-errinfo"],
      nextSteps: ["Look for a Set Error Info PDU just before it: that one has the reason."]))

  static let rdstls = CodeSpace(
    prefixes: ["rdstls"],
    field: "The result code of an RDSTLS authentication response.",
    source: "MS-RDPBCGR 2.2.17.4",
    isShownToPeople: false,
    entries: RDSTLSResult.entries,
    subject: { "RDSTLS result " + printedHex($0) },
    notes: { _ in CodeNotes() },
    common: CodeNotes(
      onTheWire: ["An RDSTLS authentication response after TLS, when RDSTLS was selected; it needs a key log."],
      signatures: ["rdstls-denied"],
      nextSteps: ["On the server, read the Security log of that minute."]))

  static let earlyUserAuthorization = CodeSpace(
    prefixes: ["authz", "early-authorization"],
    field: "The Early User Authorization Result, sent after CredSSP when HYBRID_EX was selected.",
    source: "MS-RDPBCGR 2.2.10.2",
    isShownToPeople: false,
    entries: EarlyUserAuthorizationResult.entries,
    subject: { "early user authorization result \($0)" },
    notes: { _ in CodeNotes() },
    common: CodeNotes(
      onTheWire: [
        "Four bytes of plaintext from the server after the client's credentials.",
        "After 0 the client goes on with MCS; after 5 the connection ends.",
      ],
      signatures: ["authz-denied-early"],
      nextSteps: [
        "On the server: net localgroup \"Remote Desktop Users\", and the rights in gpresult /H FILE.",
        "Add the user to that group, if the user is meant to have access.",
      ]))
}
