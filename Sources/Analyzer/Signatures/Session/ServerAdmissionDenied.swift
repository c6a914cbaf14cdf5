import Dissectors

extension Signature {
  /// The server takes no more sessions, or this one not.
  static let serverAdmissionDenied = Signature(
    id: "server-admission-denied",
    phase: .authorization,
    title: "The server denied the session",
    explanation: """
      TLS and the settings were agreed on, and then the server said in Set Error Info that it does not take the session: because it may not, or because it \
      cannot hold one more. The network and the client's settings are not at fault.
      """,
    mstsc: [MstscCode(.byServer, extended: .serverDeniedConnection)],
    causes: [
      Cause("As many sessions as the server allows are there: two for administration, else what a policy says") {
        attempt in
        attempt.serverDenied ? Weight() : Weight(against: ["the server gave another reason"])
      },
      Cause("The server is in drain mode: it takes no new sessions") { attempt in
        attempt.serverDenied ? Weight() : Weight(against: ["the server gave another reason"])
      },
      Cause("Remote Desktop was switched off while the connection was under way") { attempt in
        attempt.serverDenied ? Weight() : Weight(against: ["the server gave another reason"])
      },
      .told("The server has no memory left for one more session", by: .outOfMemory),
    ],
    remedies: [
      Remedy(.server, "See who is logged on, also those who only closed their window.", command: "quser"),
      Remedy(.server, "See whether new sessions are allowed.", command: "change logon /query"),
      Remedy(
        .server, "See how many sessions are allowed, and whether Remote Desktop is on (0 in fDenyTSConnections).",
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' | Select-Object fDenyTSConnections, MaxInstanceCount"
      ),
      Remedy(
        .client,
        "As an administrator of a session host, connect for administration; that needs none of the users' places.",
        command: "mstsc /v:HOST /admin"),
      Remedy(
        .server, "Where the server is in drain mode by mistake, let new sessions in.", command: "change logon /enable",
        risk: .reversible, undo: "change logon /drain"),
      Remedy(
        .server,
        "Log off a session that nobody needs; what was not saved in it is lost. A new capture then shows no Set Error Info, and a Font Map.",
        command: "logoff SESSIONID", risk: .interruptsService, undo: "None; the user logs on again."),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1", "Microsoft, ExtendedDisconnectReasonCode"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo([.serverDeniedConnection, .outOfMemory])
  }
}

extension Attempt {
  fileprivate var serverDenied: Bool { connection?.errorInfo?.message.errorInfo == .serverDeniedConnection }
}
