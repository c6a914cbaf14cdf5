import Dissectors

extension CodeSpace {
  static let errorInfo = CodeSpace(
    prefixes: ["errinfo", "errorinfo", "seterrorinfo"],
    field: "Set Error Info: the server sends it before it ends a connection.",
    source: "MS-RDPBCGR 2.2.5.1.1",
    isShownToPeople: true,
    entries: ErrorInfo.entries,
    subject: { "Set Error Info " + printedHex($0) },
    notes: notesOnErrorInfo,
    common: CodeNotes(
      onTheWire: [
        "A Set Error Info PDU (Wireshark: rdp.pduType2 == 47) from the server, after the MCS connection; inside TLS, so it needs a key log.",
        "Without keys: one small record from the server, then the record of its Disconnect Provider Ultimatum.",
      ],
      nextSteps: [
        "Capture with a key log and read the value itself; mstsc repeats it as the extended code.",
        "Read the server's logs of that minute.",
      ]))
}

/// The signatures that a Set Error Info value leads to.
func errorInfoSignatures(_ value: UInt32) -> [String] {
  switch value {
  case 0x1...0x5, 0xB, 0xC, 0x19, 0x1A: ["session-ended-by-policy"]
  case 0x7: ["server-admission-denied"]
  case 0x9: ["authz-denied-errinfo"]
  case 0xF...0x12, 0x112D...0x112F: ["graphics-driver-failure"]
  case 0x101: ["license-no-server"]
  case 0x102: ["license-none"]
  case 0x103...0x105, 0x108: ["license-client-cache"]
  case 0x410: ["x224-routing-token-rejected", "broker-failure"]
  case 0x400...0x412: ["broker-failure"]
  case 0x10D2, 0x10D3, 0x10F0: ["mcs-connect-failed"]
  case 0x10E5...0x10EA: ["caps-rejected"]
  case 0x1192, 0x1195: ["standard-security-decrypt"]
  case 0x1194: ["standard-security-mismatch"]
  default: []
  }
}

private func notesOnErrorInfo(_ value: UInt32) -> CodeNotes {
  var notes = details[value] ?? CodeNotes()
  notes.signatures = errorInfoSignatures(value)
  return notes
}

private let details: [UInt32: CodeNotes] = [
  0x1: CodeNotes(statements: [.inferred("Hyper-V's vmconnect sends it as well.", "FreeRDP issue 3432")]),
  0x3: CodeNotes(nextSteps: ["Read the policy for idle sessions on the server (MaxIdleTime)."]),
  0x4: CodeNotes(nextSteps: ["Read the policy for active sessions on the server."]),
  0x5: CodeNotes(nextSteps: ["Ask whether the same user connected from elsewhere at that moment."]),
  0x7: CodeNotes(
    statements: [
      .inferred(
        "The usual reasons are a limit on sessions, drain mode, or connections that are switched off.",
        "derived from what the server's policies can refuse"),
      Folklore.oneListOfCodes.statement,
    ],
    nextSteps: [
      "On the server: quser, to see the sessions that exist, and qwinsta.",
      "On the server, read fDenyTSConnections, MaxInstanceCount and whether the host is in drain mode.",
      "Log off stale sessions, if a limit is reached; their unsaved work is lost.",
    ]),
  0x9: CodeNotes(
    statements: [
      .inferred(
        "The user is not in Remote Desktop Users, or the logon right is missing or denied.", "derived from the name"),
      .inferred(
        "It is also seen when a client reaches a farm member directly, without the load-balancing token.",
        "FreeRDP issue 3959"),
    ],
    nextSteps: [
      "On the server: net localgroup \"Remote Desktop Users\", and the rights in gpresult /H FILE.",
      "For a farm, use the .rdp file of the collection instead of a member's name.",
    ]),
  0xA: CodeNotes(nextSteps: ["Type the credentials. The server's policy is fPromptForPassword."]),
  0xB: CodeNotes(answer: "A normal end: the user disconnected the session."),
  0xC: CodeNotes(answer: "A normal end: the user logged off."),
  0x11: CodeNotes(
    statements: [.inferred("mstsc shows it as 0x3/0x11.", "FreeRDP issue 7059")],
    nextSteps: [
      "Read the server's display driver events.",
      "Test without the hardware graphics adapter for Remote Desktop sessions (policy; can be set back).",
    ]),
  0x101: CodeNotes(
    statements: [.inferred("The grace period is then over.", "derived: within it no licence server is needed")],
    nextSteps: [
      "Run the RD Licensing Diagnoser on the server.", "mstsc /admin reaches the server without a client licence.",
    ]
  ),
  0x104: licenseCache,
  0x105: licenseCache,
  0x1196: CodeNotes(
    statements: [
      .inferred(
        "FreeRDP's header has the name; a meaning was not found in the specification.",
        "FreeRDP, include/freerdp/error.h")
    ]),
  0x410: CodeNotes(
    onTheWire: ["The X.224 Connection Request carries the token in the clear: Cookie: msts=… or tsv://…"],
    nextSteps: ["Download the .rdp file again: the token in it may be stale.", "Check the connection broker."]),
]

private let licenseCache = CodeNotes(
  nextSteps: [
    "Export HKLM\\SOFTWARE\\Microsoft\\MSLicensing on the client, so that it can be put back.",
    "Then delete that key and run mstsc once as administrator: the client asks for a new licence.",
  ])
