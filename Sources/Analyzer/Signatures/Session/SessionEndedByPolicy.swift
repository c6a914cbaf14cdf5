import Dissectors

extension Signature {
  /// The server ends a session on purpose and says why.
  static let sessionEndedByPolicy = Signature(
    id: "session-ended-by-policy",
    phase: .active,
    title: "A limit, an administrator, another logon or a shutdown ended the session",
    explanation: """
      The server ended the connection on purpose and said why in Set Error Info. Neither the network nor encryption is at fault: the same would have happened \
      on any path.
      """,
    mstsc: [MstscCode(.byServer, extended: .serverIdleTimeout), MstscCode(.byServer)],
    causes: [
      .told("The session was idle for longer than the server allows", by: .idleTimeout),
      .told("The session lasted longer than the server allows", by: .logonTimeout),
      .told("The same user logged on from elsewhere and took the session along", by: .disconnectedByOtherConnection),
      .told("An administrator disconnected the session or logged it off", by: .disconnectedByTool, .logoffByTool),
      .told("The server was shutting down or restarting", by: .serverShutdown, .serverReboot),
      .told("The user, or a program in the session, ended it", by: .disconnectedByUser, .logoffByUser),
    ],
    remedies: [
      Remedy(
        .server, "Read who ended it, and when: 23 is a log-off, 24 a disconnect, 39 and 40 name the reason.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'} -MaxEvents 20"
      ),
      Remedy(
        .server, "See which limits a policy sets, in milliseconds; what is missing or 0 is no limit.",
        command:
          "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' | Select-Object MaxIdleTime, MaxConnectionTime, MaxDisconnectionTime"
      ),
      Remedy(
        .server, "For a shutdown: read who asked for it.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Id=1074} -MaxEvents 5"),
      Remedy(
        .server,
        "Where the limit for idle sessions is too short: set another, here two hours. Sessions that go idle in a new capture then last that long.",
        command:
          "Set-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' -Name MaxIdleTime -Value 7200000",
        risk: .reversible, undo: "Set the value it had before. A domain policy sets its own again."),
    ],
    sources: ["MS-RDPBCGR 2.2.5.1.1", "Microsoft, ExtendedDisconnectReasonCode"],
    needs: [SetErrorInfo.self]
  ) { attempt in
    attempt.judgeErrorInfo([
      .disconnectedByTool, .logoffByTool, .idleTimeout, .logonTimeout, .disconnectedByOtherConnection,
      .disconnectedByUser, .logoffByUser, .serverShutdown, .serverReboot,
    ])
  }
}
