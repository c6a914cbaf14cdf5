import Capture
import Dissectors

extension Signature {
  /// The server hangs up on the proof of the password, without a code.
  static let nlaSilentDropAfterAuthToken = Signature(
    id: "nla-silent-drop-after-auth-token",
    phase: .credssp,
    title: "The server hung up when it heard who the user is, and gave no reason",
    explanation: """
      The client said who the user is and proved to know a password, and the server closed the connection without an answer. Servers of CredSSP version 2 and \
      5 cannot send a reason, and some others do not: a wrong password looks like this there, and so does a failure inside the server.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("User name or password are wrong, and the server cannot or does not say so") { $0.weighServerVersion() },
      Cause("The client lacks the update of 2018 against CVE-2018-0886, and the server insists on it") {
        $0.weighClientVersion()
      },
      Cause("The server could not reach a domain controller to check the password") { $0.weighServerDelay() },
      Cause("Authentication failed inside the server: the security service is at fault, or a policy forbids NTLM") {
        $0.weighInternalError()
      },
    ],
    remedies: [
      Remedy(
        .client, "Type the user name with its domain, as DOMAIN\\user or user@domain, and the password again."),
      .readLogonFailures,
      Remedy(
        .server,
        "If there is no event 4625: read the System log for that moment; look for Schannel, LsaSrv and Netlogon.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 30"),
      Remedy(
        .server, "See whether the server reaches a domain controller.", command: "nltest /dsgetdc:DOMAIN /force"),
      Remedy(
        .client, "Install the system's updates on both ends; both need those of May 2018.", risk: .interruptsService,
        undo: "Remove the update."),
      Remedy(
        .server,
        "For a short test only, where the client is the one that lacks the update: let the server accept such clients, which reopens CVE-2018-0886 "
          + "for them.",
        command:
          "reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle /t REG_DWORD /d 1",
        risk: .weakensSecurity,
        undo:
          "reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters /v AllowEncryptionOracle /t REG_DWORD /d 0"
      ),
      Remedy(
        .client,
        "Then connect and capture once more: a server that believes the user answers the client's proof, and the connection goes on."
      ),
    ],
    sources: ["MS-CSSP 2.2.1", "MS-CSSP 3.1.5", "FreeRDP issues 4449 and 4483"]
  ) { attempt in
    guard let connection = attempt.connection, connection.usesCredSSP,
      let asked = connection.progress.milestone(.credsspAuthenticate)
    else { return .cannotTell("the client did not get as far as saying who the user is") }
    if let refusal = connection.logonRefusal {
      return .ruledOut("the server answered with an error code", by: refusal.event)
    }
    let answer = connection.timeline.events.first {
      $0.side == .server && $0.isApplicationData && $0.frame > asked.frame
    }
    if let answer { return .ruledOut("the server answered the client's proof", by: answer) }
    guard let closing = connection.closing, closing.side == .server, closing.frame > asked.frame else {
      return .cannotTell("the server did not close there")
    }
    let account = connection.accountEvidence
    return .matched(
      Judgement.Match(
        .likely,
        (account.isEmpty
          ? [Evidence(asked.frame, "the client said who the user is, by the order of the messages")] : account)
          + [
            Evidence(
              closing.frame,
              "\(closing.manner.text) from the server \((closing.time - asked.time).text) later, without an answer")
          ]))
  }
}

extension Attempt {
  /// A server of version 2 or 5 has no error code to send. MS-CSSP 2.2.1.
  fileprivate func weighServerVersion() -> Signature.Weight {
    guard let (event, version) = connection?.credSSPVersion(of: .server) else { return Signature.Weight() }
    guard version == 2 || version == 5 else { return Signature.Weight() }
    return Signature.Weight(
      for: ["the server speaks CredSSP version \(version), which has no error code (frame \(event.frame))"])
  }

  /// Version 5 came with the update.
  fileprivate func weighClientVersion() -> Signature.Weight {
    guard let (event, version) = connection?.credSSPVersion(of: .client) else { return Signature.Weight() }
    let text = "the client speaks CredSSP version \(version) (frame \(event.frame))"
    return version <= 4 ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }

  fileprivate func weighServerDelay() -> Signature.Weight {
    guard let asked = connection?.progress.milestone(.credsspAuthenticate), let closing = connection?.closing else {
      return Signature.Weight()
    }
    let wait = closing.time - asked.time
    return wait >= .seconds(5)
      ? Signature.Weight(for: ["the server took \(wait.text) before it hung up"])
      : Signature.Weight(against: ["the server hung up within \(wait.text)"])
  }

  fileprivate func weighInternalError() -> Signature.Weight {
    guard case .alert(.internalError)? = connection?.closing?.manner, let frame = connection?.closing?.frame else {
      return Signature.Weight()
    }
    return Signature.Weight(for: ["the server's alert is internal_error (frame \(frame))"])
  }
}
