import Dissectors

extension Signature {
  /// The server does not take NTLM.
  static let ntlmBlocked = Signature(
    id: "ntlm-blocked",
    phase: .credssp,
    title: "The server does not accept NTLM",
    explanation: """
      The client authenticated with NTLM, and the server answered that NTLM is not accepted. The password was not judged. Kerberos would be, and a client \
      uses it when it reaches the server by its full name and a domain controller can be asked for a ticket.
      """,
    causes: [
      Cause("A policy of the server or of the domain restricts NTLM") { $0.weighRefusal(.ntlmBlocked) },
      Cause("The client connected to an address or an alias, for which there is no Kerberos ticket") { attempt in
        guard let name = attempt.wantedName else { return Weight() }
        return IPAddress(name) == nil && name.contains(".")
          ? Weight(against: ["the client wanted \(name), which is a full name"])
          : Weight(for: ["the client wanted \(name), which is no full name"])
      },
      Cause("The client got no ticket since it reaches no domain controller"),
      Cause("The account is a member of Protected Users, which may not use NTLM"),
      Cause(
        "The security package lacks a function: one side lacks an update, or the credentials are of a kind it does not take"
      ) {
        $0.weighRefusal(.unsupportedFunction)
      },
    ],
    remedies: [
      Remedy(.client, "Connect by the full name of the server, with its domain: server.example.com, not an address."),
      Remedy(.client, "See whether a ticket for the server can be had.", command: "klist get TERMSRV/HOST"),
      Remedy(.client, "See whether a domain controller can be reached.", command: "nltest /dsgetdc:DOMAIN"),
      Remedy(
        .server, "See which policy restricts NTLM: \"Network security: Restrict NTLM\".",
        command: "gpresult /H report.html"),
      Remedy(
        .server,
        "If Kerberos cannot be used there: add the server to the policy's list of exceptions, \"Add server exceptions in this domain\". It then "
          + "takes NTLM, which can be relayed.", risk: .weakensSecurity, undo: "Take the server off the list."),
      .captureLogonAgain,
    ],
    sources: ["MS-CSSP 2.2.1", "MS-ERREF 2.3.1", "MS-NLMP 1.3"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.ntlmBlocked)
  }
}
