import Dissectors

extension Signature {
  /// The KDC knows no such server.
  static let krbPrincipalUnknown = Signature(
    id: "krb-principal-unknown",
    phase: .credssp,
    title: "The domain controller knows no Remote Desktop server of that name",
    explanation: """
      The client asked for a ticket for the server by the name the user typed, and the KDC answered that it knows no service of that name. Kerberos cannot be \
      used then; the client may try NTLM, which a policy may forbid.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x1707))],
    causes: [
      Cause("The name is an alias, or another name than that of the computer's account"),
      Cause("The server lacks its service name TERMSRV/HOST, or another account holds it"),
      Cause("The server is in no domain, or in one that the user's domain does not trust"),
    ],
    remedies: [
      Remedy(.client, "Connect by the server's real full name, as its own \"systeminfo\" shows it."),
      Remedy(.server, "See which names the domain knows for the server.", command: "setspn -L SERVER"),
      Remedy(.server, "See whether another account holds the name.", command: "setspn -Q TERMSRV/HOST"),
      Remedy(
        .server, "If the name is right and missing: add it.", command: "setspn -S TERMSRV/HOST SERVER",
        risk: .reversible,
        undo: "setspn -D TERMSRV/HOST SERVER"),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.5.9", "MS-CSSP 3.1.5"]
  ) { attempt in
    attempt.judgeTicket(.service)
  }
}
