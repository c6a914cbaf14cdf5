import Dissectors

extension CodeSpace {
  static let ntStatus = CodeSpace(
    prefixes: ["ntstatus", "status", "hresult"],
    field: "A Windows status, as CredSSP (Wireshark: credssp.errorCode) and event logs carry it.",
    source: "MS-ERREF 2.1.1 and 2.3.1",
    isShownToPeople: true,
    entries: NTStatus.entries,
    subject: printedStatus,
    notes: notesOnStatus,
    common: CodeNotes(
      onTheWire: [
        "In CredSSP: the server's TSRequest with an errorCode (versions 3, 4 and 6; version 5 does not carry one), inside TLS.",
        "Without keys: an answer of 15 bytes of plaintext after the client's credentials, then the end of the connection.",
      ],
      signatures: ["nla-refused-other", "nla-errorcode-undecrypted"],
      nextSteps: ["On the server, Security event 4625 names the account and holds this number as Status or SubStatus."])
  )
}

/// Always eight digits: 0xC000006D.
private func printedStatus(_ value: UInt32) -> String { NTStatus(rawValue: value).hex }

private func notesOnStatus(_ value: UInt32) -> CodeNotes {
  var notes = details[value] ?? CodeNotes()
  if let mstsc = mstscCodes[value] {
    let name = mstsc.name.map { " (\($0))" } ?? ""
    notes.statements.append(
      .inferred(
        "In mstsc it is expected to appear as \(mstsc.printed)\(name).", "the two lists compared by their names"))
  }
  notes.signatures = statusSignatures(value)
  return notes
}

private func statusSignatures(_ value: UInt32) -> [String] {
  switch value {
  case 0xC000_006D, 0xC000_006A, 0xC000_0064, 0x8009_030C: ["nla-logon-failure"]
  case 0xC000_006E...0xC000_0072, 0xC000_0193, 0xC000_0224, 0xC000_0234, 0xC000_015B: ["nla-account-state"]
  case 0xC000_0133, 0x8009_0324: ["clock-skew"]
  case 0x8009_0311, 0xC000_005E: ["kdc-unreachable"]
  case 0xC000_0418: ["ntlm-blocked"]
  case 0xC000_035B, 0x8009_0346: ["ntlm-channel-binding", "tls-interception-issuer"]
  case 0x8009_0302: ["credssp-oracle-client-blocks", "ntlm-blocked"]
  case 0xC000_0380, 0xC000_0381: ["smartcard-fail"]
  default: []
  }
}

private let mstscCodes: [UInt32: DisconnectReason] = [
  0xC000_006D: DisconnectReason(rawValue: 0x807), 0xC000_006A: DisconnectReason(rawValue: 0x807),
  0xC000_0064: DisconnectReason(rawValue: 0xA07), 0xC000_006E: DisconnectReason(rawValue: 0xC07),
  0xC000_0071: DisconnectReason(rawValue: 0xF07), 0xC000_0072: DisconnectReason(rawValue: 0xB07),
  0xC000_0193: DisconnectReason(rawValue: 0xE07), 0xC000_0224: DisconnectReason(rawValue: 0x1207),
  0xC000_0234: DisconnectReason(rawValue: 0xD07), 0xC000_005E: DisconnectReason(rawValue: 0x1807),
  0x8009_0311: DisconnectReason(rawValue: 0x1807),
]

private let cannotChange = CodeNotes(
  statements: [
    .inferred("Network Level Authentication cannot change the password.", "FreeRDP issue 3003, citing KB2648397")
  ],
  nextSteps: [
    "Change the password elsewhere: at the console, on another computer of the domain, or by an administrator."
  ])

private let mstscUndocumented = Statement.inferred(
  "Which code mstsc shows for it is not documented; 0xC07 is likely.", "derived from the name of 0xC07")

private let trust = CodeNotes(
  nextSteps: ["On the server: Test-ComputerSecureChannel -Verbose tells whether its trust with the domain works."])

private let clocks = CodeNotes(
  nextSteps: ["w32tm /query /status on both ends.", "w32tm /resync on the side whose clock is wrong."])

private let bindings = CodeNotes(
  statements: [
    .inferred(
      "The usual reasons are an NTLMv1 client (LmCompatibilityLevel below 3) or something on the path that intercepts TLS.",
      "Microsoft support, 0xc000035b")
  ],
  nextSteps: [
    "Compare the certificate that the client sees with the server's own: a difference means interception.",
    "Set LmCompatibilityLevel to 3 or higher on the client.",
  ])

private let details: [UInt32: CodeNotes] = [
  0xC000_006D: CodeNotes(
    nextSteps: [
      "Type domain and user name again; mind the keyboard layout and caps lock. A Windows Hello PIN is not a password.",
      "cmdkey /list shows saved credentials; cmdkey /delete:TERMSRV/HOST removes a stale one.",
      "On the server, Security event 4625: its SubStatus tells a wrong password (C000006A) from a wrong name (C0000064).",
    ]),
  0xC000_006E: CodeNotes(
    nextSteps: ["Check for a blank password, membership of Protected Users with NTLM, and authentication policy silos."]
  ),
  0xC000_006F: CodeNotes(statements: [mstscUndocumented], nextSteps: ["Check the account's logon hours."]),
  0xC000_0070: CodeNotes(
    statements: [mstscUndocumented], nextSteps: ["Check the account's list of allowed workstations."]),
  0xC000_0071: cannotChange,
  0xC000_0224: cannotChange,
  0xC000_0234: CodeNotes(
    nextSteps: [
      "Have the account unlocked or wait.", "Look for what locks it: an old saved password, or a brute-force attack.",
    ]),
  0xC000_015B: CodeNotes(
    statements: [
      .inferred(
        "\"Deny access to this computer from the network\" also stops Network Level Authentication.",
        "windowsserverdocs issue 6811")
    ],
    nextSteps: ["On the server, read the user rights: gpresult /H FILE."]),
  0xC000_005E: CodeNotes(nextSteps: [
    "On the server, check that it reaches a domain controller: nltest /dsgetdc:DOMAIN."
  ]),
  0xC000_018B: trust, 0xC000_018C: trust, 0xC000_018D: trust,
  0xC000_0133: clocks, 0x8009_0324: clocks,
  0xC000_035B: bindings, 0x8009_0346: bindings,
  0xC000_0418: CodeNotes(
    statements: [
      .inferred(
        "An IP address instead of a name forces NTLM, because Kerberos needs the name TERMSRV/HOST.",
        "derived from MS-CSSP 3.1.5")
    ],
    nextSteps: ["Connect by the full name of the server, so that Kerberos is used."]),
  0xC000_0413: CodeNotes(nextSteps: ["Grant the account \"Allowed to authenticate\" on this server's computer object."]
  ),
  0xC000_0388: CodeNotes(
    statements: [.inferred("Also seen when no KDC can be reached.", "field reports")],
    nextSteps: ["Check that the client reaches a domain controller: nltest /dsgetdc:DOMAIN."]),
  0x8009_0302: CodeNotes(
    statements: [
      .inferred(
        "This is the text of the CredSSP \"encryption oracle remediation\" dialog: one side lacks the update of 2018.",
        "Microsoft support, credssp-encryption-oracle-remediation"),
      Folklore.credSSPUpdate.statement,
    ],
    nextSteps: [
      "Compare the TSRequest versions of both sides in a decrypted capture.", "Update the side that is behind.",
    ]),
  0x8009_0322: CodeNotes(
    nextSteps: [
      "setspn -L HOST and setspn -X: look for a missing or duplicate name.", "Use the server's real full name.",
    ]),
  0x8009_0304: CodeNotes(
    statements: [
      .documented(
        "Schannel reports it for a TLS alert internal_error (80).", "Microsoft, Schannel error codes for TLS alerts")
    ]),
  0x8009_030D: CodeNotes(
    statements: [
      .inferred(
        "In Schannel event 36870 it says that the private key of the server's certificate cannot be used.",
        "Microsoft support, event-id-troubleshoot-vm-rdp-connecton")
    ],
    onTheWire: ["A server that answers the ClientHello with nothing but a close."],
    nextSteps: [
      "icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys shows who may read the keys (read only).",
      "Give NETWORK SERVICE read access to the RDP key. Never rename the folder: it is dangerous, all keys are in it.",
    ]),
]
