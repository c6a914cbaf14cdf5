extension Signature {
  /// The server hangs up before CredSSP begins.
  static let tlsAppCloseNotifyBeforeNLA = Signature(
    id: "tls-app-close-notify-before-nla",
    phase: .credssp,
    title: "The server hung up before it asked who the user is",
    explanation: """
      TLS was set up for Network Level Authentication, and the server closed the connection before it answered the client's first token. Nobody's password \
      was looked at.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The service was restarting, or shed load"),
      Cause("The server lets only some addresses in"),
      Cause("The authentication service on the server failed"),
    ],
    remedies: [
      Remedy(
        .server, "Read the System log for that moment.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 30"),
      Remedy(.client, "Try once more: a service that was restarting is back by then."),
    ],
    sources: ["MS-CSSP 3.1.5"]
  ) { attempt in
    attempt.judgeHangUpAfterTLS(usesCredSSP: true)
  }
}
