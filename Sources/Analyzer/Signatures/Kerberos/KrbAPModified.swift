import Dissectors

extension Signature {
  /// The server cannot open the ticket that was made for it.
  static let krbAPModified = Signature(
    id: "krb-ap-modified",
    phase: .credssp,
    title: "The server could not open the Kerberos ticket that was made for it",
    explanation: """
      The client had a ticket for the name it asked for, and the machine that answered could not decrypt it: the ticket is made for another key than the \
      machine has. The user's password is not at fault.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("Two accounts hold the same service name, and the ticket was made with the key of the other one"),
      Cause("The name leads to another machine than the one it belongs to: a stale DNS record or a load balancer"),
      Cause("The machine's password in the domain is not the one that the machine has"),
    ],
    remedies: [
      Remedy(.client, "Look for service names that two accounts hold.", command: "setspn -X"),
      Remedy(.client, "See which account holds the name.", command: "setspn -Q TERMSRV/HOST"),
      Remedy(.client, "See where the name leads.", command: "Resolve-DnsName HOST"),
      Remedy(
        .server, "See whether the machine's password is that of the domain.",
        command: "Test-ComputerSecureChannel -Verbose"),
      Remedy(
        .server, "If it is not: set it anew.",
        command: "Test-ComputerSecureChannel -Repair -Credential DOMAIN\\ADMIN", risk: .reversible,
        undo: "None is needed; the machine changes it every month by itself."),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.5.9", "RFC 4120 section 3.2.3"]
  ) { attempt in
    attempt.judgeTicket(.key)
  }
}
