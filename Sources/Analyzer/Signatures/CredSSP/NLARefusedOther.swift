import Dissectors

extension Signature {
  /// The server refuses the logon with a code that no other signature is about.
  static let nlaRefusedOther = Signature(
    id: "nla-refused-other",
    phase: .credssp,
    title: "The server refused the logon with an error code of its own",
    explanation: """
      The client said who the user is, and the server answered with an error code that is neither about the password nor about the state of the account. \
      The evidence names the code and what it means.
      """,
    causes: [
      Cause("The trust between the server and its domain, or between two domains, is broken") {
        $0.weighRefusal(.noTrustAccount, .trustedDomainFailure, .trustedRelationshipFailure)
      },
      Cause("The account may not authenticate to this server: the trust between the domains is selective") {
        $0.weighRefusal(.authenticationFirewallFailed)
      },
      Cause("The name under which the client reached the server belongs to another account: an alias, or a duplicate") {
        $0.weighRefusal(.wrongPrincipal)
      },
      Cause(
        "The server saw a weaker authentication than it expected, often since no domain controller could be reached"
      ) {
        $0.weighRefusal(.downgradeDetected, .securityDowngradeDetected)
      },
      Cause("A right is missing, or the server refuses restricted administration or remote guard") {
        $0.weighRefusal(.accessDenied)
      },
      Cause("A service that authentication needs does not run on the server"),
    ],
    remedies: [
      Remedy(
        .client, "Ask what else is known of the code.", command: "rdpwhy explain CODE"),
      .readLogonFailures,
      Remedy(
        .server, "See whether the server's trust with its domain works.", command: "Test-ComputerSecureChannel -Verbose"
      ),
      Remedy(
        .server, "See whether the services run that authentication needs.",
        command: "Get-Service Netlogon, KeyIso, LanmanWorkstation"
      ),
      Remedy(
        .server, "See under which names the server is known, and whether one is there twice.",
        command: "setspn -L SERVER; setspn -X"),
      .captureLogonAgain,
    ],
    sources: ["MS-CSSP 2.2.1", "MS-ERREF 2.1.1", "MS-ERREF 2.3.1"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.other)
  }
}
