import Dissectors

extension CodeSpace {
  static let kerberos = CodeSpace(
    prefixes: ["krb", "kerberos", "krb-error", "kdc"],
    field: "The code of a KRB-ERROR (Wireshark: kerberos.error_code).",
    source: "RFC 4120 section 7.5.9, RFC 4556 section 3.1.3",
    isShownToPeople: false,
    entries: KerberosErrorCode.entries,
    subject: { "KRB-ERROR \($0)" },
    notes: { details[$0] ?? CodeNotes() },
    common: CodeNotes(
      onTheWire: [
        "A KRB-ERROR from port 88, in the clear; or inside CredSSP, where it needs a key log."
      ],
      signatures: ["krb-error-other"],
      nextSteps: ["Look in the capture at the service name of the request: Remote Desktop uses TERMSRV/HOST."]))
}

private let details: [UInt32: CodeNotes] = [
  6: client("Check the spelling of the user name and the domain."),
  7: CodeNotes(
    statements: [
      .inferred(
        "For TERMSRV/HOST the usual reasons are an alias, a CNAME or a missing service name; the client may then try NTLM.",
        "derived from how the service name is made")
    ],
    signatures: ["krb-principal-unknown"],
    nextSteps: ["Use the server's real full name.", "setspn -L HOST lists the names that the domain knows."]),
  14: client("Compare the encryption types that client, account and domain controller allow: RC4 against AES."),
  18: client("Have the account enabled or unlocked."),
  23: client("Change the password."),
  24: client("Type the password again."),
  25: CodeNotes(
    answer: "A normal step of Kerberos, not a failure: the client repeats the request with pre-authentication."),
  37: CodeNotes(
    signatures: ["krb-skew", "clock-skew"],
    nextSteps: ["w32tm /query /status on both ends.", "w32tm /resync on the side whose clock is wrong."]),
  41: CodeNotes(
    statements: [
      .inferred(
        "The usual reasons are a duplicate service name, a stale machine password, or a name that leads to the wrong host.",
        "derived from RFC 4120: the ticket was made for another key")
    ],
    signatures: ["krb-ap-modified"],
    nextSteps: ["setspn -X finds duplicates.", "On the server: Test-ComputerSecureChannel -Verbose."]),
  52: CodeNotes(answer: "A normal step of Kerberos, not a failure: the client asks again over TCP."),
]

private func client(_ step: String) -> CodeNotes {
  CodeNotes(signatures: ["krb-client-error"], nextSteps: [step])
}
