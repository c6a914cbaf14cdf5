import Dissectors

extension Signature {
  /// The server refuses the logon, and the code that says why cannot be read.
  static let nlaErrorcodeUndecrypted = Signature(
    id: "nla-errorcode-undecrypted",
    phase: .credssp,
    title: "The server refused the logon; its reason is encrypted",
    explanation: """
      The client said who the user is. The server answered with a message that is too short for anything but an error code, and the connection ended. That \
      is how a logon is refused. It is told from sizes and order alone: which code it was, the capture does not show without the TLS secrets.
      """,
    mstsc: [MstscCode(.logonFailure)],
    causes: [
      Cause("User name or password are wrong: by far the commonest reason"),
      Cause("The account is locked, disabled or expired, or its password must be changed first"),
      Cause("The account may not log on over the network or to this server"),
      Cause("The server could not check the password: no domain controller, clocks that differ, a broken trust"),
    ],
    remedies: [
      .readLogonFailures,
      Remedy(
        .client,
        "Type the user name with its domain, as DOMAIN\\user or user@domain, and the password again."),
      Remedy(
        .client,
        "Remove a password that the client has saved, so that it asks.", command: "cmdkey /delete:TERMSRV/HOST",
        risk: .reversible,
        undo: "Let the client save the password anew."),
      .captureWithKeys,
      Remedy(
        .client,
        "Then connect and capture once more: a server that believes the user answers with a longer message, and the connection goes on."
      ),
    ],
    sources: ["MS-CSSP 2.2.1", "MS-CSSP 3.1.5", "FreeRDP issue 10652"]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    switch connection.logonRefusal {
    case .told(let status, let event): return .ruledOut("the code can be read: \(status.text)", by: event)
    case .sized(let event, let isExact):
      return .matched(Judgement.Match(isExact ? .likely : .possible, connection.evidence(ofSized: event)))
    case nil: return .cannotTell("the server's last message does not have the size of an error code")
    }
  }
}

extension Connection {
  fileprivate func evidence(ofSized refusal: Event) -> [Evidence] {
    let size = refusal.errorCodeSize.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
    let asked = timeline.events.last { $0.side == .client && $0.isApplicationData && $0.frame <= refusal.frame }
    return [
      asked.map { Evidence($0.frame, "the client's last message, in which it says who the user is") },
      Evidence(
        refusal.frame, field: "tls.record.length",
        "the server answered with \(size ?? "few") bytes, the size of a CredSSP message that holds nothing but an error code"
      ),
      closing.map {
        Evidence($0.frame, "then \($0.manner.text) from the \($0.side.rawValue), and nothing else was said")
      },
    ].compactMap { $0 }
  }
}
