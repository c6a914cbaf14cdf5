import Dissectors

extension Signature {
  /// A Kerberos error that is none of the common ones.
  static let krbErrorOther = Signature(
    id: "krb-error-other",
    phase: .credssp,
    title: "Kerberos refused, with an error that is none of the common ones",
    explanation: """
      The client asked for a ticket, or showed one, and the answer was an error of Kerberos. The connection ended at the logon. The error in the evidence \
      says why, as far as Kerberos has words for it.
      """,
    causes: [
      Cause("A policy of the domain forbids what was asked for") {
        $0.weighTicket(.policy, .badOption, .pathNotAccepted)
      },
      Cause("A ticket of the client has expired or was revoked, and it did not fetch another") {
        $0.weighTicket(.ticketExpired, .ticketRevoked)
      },
      Cause("The service's account has expired, or is disabled") { $0.weighTicket(.serviceExpired, .serviceRevoked) },
      Cause("The domain controller is at fault, or cannot reach what it needs") {
        $0.weighTicket(.generic, .serviceUnavailable)
      },
    ],
    remedies: [
      Remedy(
        .server, "Read the domain controller's own record: 4768, 4769 and 4771 hold the same code.",
        command: "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4768,4769,4771} -MaxEvents 10 | Format-List"),
      Remedy(.client, "Read what the error means.", command: "rdpwhy explain CODE"),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.5.9", "RFC 4556 section 3.1.3"]
  ) { attempt in
    guard case .matched(var match) = attempt.judgeTicket(.other) else { return attempt.judgeTicket(.other) }
    // A client may go on without this ticket, with another one or with NTLM.
    match.confidence = .likely
    return .matched(match)
  }
}

extension KerberosErrorCode {
  fileprivate static let serviceExpired = Self(rawValue: 2)
  fileprivate static let policy = Self(rawValue: 12)
  fileprivate static let badOption = Self(rawValue: 13)
  fileprivate static let serviceRevoked = Self(rawValue: 19)
  fileprivate static let ticketRevoked = Self(rawValue: 20)
  fileprivate static let pathNotAccepted = Self(rawValue: 28)
  fileprivate static let serviceUnavailable = Self(rawValue: 29)
  fileprivate static let ticketExpired = Self(rawValue: 32)
  fileprivate static let generic = Self(rawValue: 60)
}
