import Dissectors

extension Signature {
  /// The client may not hand its credentials to this server.
  static let delegationPolicy = Signature(
    id: "delegation-policy",
    phase: .credssp,
    title: "A policy of the client forbids to send the credentials to this server",
    explanation: """
      The server had proved its key and it was the client's turn to send the user's credentials. It closed the connection instead, and did not come back, and \
      what the client showed says that a policy did not let it. The same stop without that code is a user who turned back at a prompt.
      """,
    mstsc: DelegationCode.all.map { MstscCode($0) },
    causes: [
      Cause("Saved or default credentials may be sent to servers on a list only, and this one is not on it"),
      Cause("The server was authenticated by NTLM only, and the policy wants Kerberos or a trusted certificate"),
      Cause("The user is a protected one, or Credential Guard does not hand over saved credentials"),
    ],
    remedies: [
      Remedy(
        .client, "Remove the saved password, and type it when the client asks.", command: "cmdkey /delete:TERMSRV/HOST",
        risk: .reversible, undo: "Let the client save it anew."),
      Remedy(
        .client, "See which policy decides on delegation.",
        command: "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\CredentialsDelegation'"),
      Remedy(.client, "Use the full name of the server in its domain, so that Kerberos can be used."),
      Remedy(
        .client,
        "Put the server on the policy's list, by its own name and not by a wildcard for all. A new capture then shows the client's credentials after the server's proof.",
        command: "gpedit.msc", risk: .weakensSecurity, undo: "Take it off the list."),
    ],
    sources: ["Microsoft, IMsTscAxEvents::OnDisconnected", "MS-CSSP 3.1.5"]
  ) { attempt in
    guard let code = attempt.code?.code, DelegationCode.all.contains(code) else {
      return .cannotTell("the code that the client showed is not known, or is another one")
    }
    guard let connection = attempt.connection, connection.progress.last?.step == .credsspServerKey,
      let end = connection.endAtKeyProof
    else { return .cannotTell("the client did not stop where it was to send credentials") }
    if let next = attempt.connectionAfterFocus {
      return .ruledOut("the client came back in frame \(next)", frame: next)
    }
    return .matched(
      Judgement.Match(
        .likely,
        [
          end, Evidence(end.frame, "the client showed \(code.printed), the code of a delegation that a policy forbids"),
        ],
        mstsc: [MstscCode(code)]))
  }
}

/// What mstsc shows when it may not send credentials. Microsoft, IMsTscAxEvents::OnDisconnected.
private enum DelegationCode {
  static let all = [0x1607, 0x1707, 0x2107].map { DisconnectReason(rawValue: $0) }
}
