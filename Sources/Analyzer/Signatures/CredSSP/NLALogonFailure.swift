import Dissectors

extension Signature {
  /// The server says that user name or password are wrong.
  static let nlaLogonFailure = Signature(
    id: "nla-logon-failure",
    phase: .credssp,
    title: "The server refused the user name or the password",
    explanation: """
      The client said who the user is and proved to know a password, and the server answered that the two are not those of an account it knows. Network and \
      TLS were no hindrance.
      """,
    mstsc: [MstscCode(.logonFailure), MstscCode(DisconnectReason(rawValue: 0xA07))],
    causes: [
      Cause(
        "The password is wrong: mistyped, changed lately, typed with another keyboard layout, or a Windows Hello PIN"
      ) {
        attempt in
        attempt.weighRefusal(.wrongPassword, .logonFailure, .logonDenied)
      },
      Cause("There is no such user, or the user belongs to another domain than the one that was named") { attempt in
        attempt.weighRefusal(.noSuchUser, .logonFailure, .logonDenied)
      },
      Cause("The name came without a domain, and the server has no local account of that name") { attempt in
        guard let (event, message) = attempt.connection?.ntlmAccount else { return Weight() }
        return message.domain.isEmpty && !message.user.contains("@")
          ? Weight(for: ["the client named no domain (frame \(event.frame))"])
          : Weight(against: ["the client named a domain (frame \(event.frame))"])
      },
      Cause("The client used a saved password that is no longer right"),
      Cause("The name leads to another machine than the one the user means, which has no such account") {
        $0.weighComputerName()
      },
    ],
    remedies: [
      Remedy(
        .client,
        "Type the user name with its domain, as DOMAIN\\user or user@domain, and the password again. For a local account of the server: SERVER\\user."
      ),
      Remedy(.client, "See whether the client uses a saved password.", command: "cmdkey /list:TERMSRV/HOST"),
      Remedy(
        .client, "Remove it, so that the client asks.", command: "cmdkey /delete:TERMSRV/HOST", risk: .reversible,
        undo: "Let the client save the password anew."),
      .readLogonFailures, .captureLogonAgain,
    ],
    sources: ["MS-CSSP 2.2.1", "MS-ERREF 2.3.1", "Microsoft, IMsTscAxEvents::OnDisconnected"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.logonFailure)
  }
}
