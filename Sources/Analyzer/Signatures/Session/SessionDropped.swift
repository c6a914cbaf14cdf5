import Dissectors

extension Signature {
  /// The server or the path ends a session that runs.
  static let sessionDropped = Signature(
    id: "session-dropped",
    phase: .active,
    title: "The server ended a running session",
    explanation: """
      The session was running, and then the server closed the connection, without a word that could be read. A log-off looks the same without the keys: the \
      server's own log tells them apart.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The user logged off, or an administrator or a policy ended the session"),
      Cause("The service or the host was restarted"),
      Cause("The service crashed") { attempt in
        attempt.connection?.closing?.manner == .reset
          ? Weight(for: ["it ended with a RST, not in an orderly way"]) : Weight()
      },
    ],
    remedies: [
      Remedy(
        .server, "Read why the session ended: 23 is a log-off, 24 a disconnect, 39 and 40 name the reason.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'} -MaxEvents 20"
      ),
      Remedy(
        .server, "See whether the service stopped at that time.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Service Control Manager'} -MaxEvents 20"),
      Remedy(.server, "See which limits a policy sets for sessions.", command: "gpresult /R /SCOPE COMPUTER"),
    ],
    sources: ["MS-RDPBCGR 1.3.1.4", "RFC 9293 section 3.6"]
  ) { attempt in
    guard let connection = attempt.connection, let running = connection.progress.milestone(.active) else {
      return .cannotTell("the session did not run")
    }
    guard let closing = connection.closing else { return .cannotTell("the session is still open") }
    if let info = connection.errorInfo {
      return .ruledOut("the server said why: \(info.message.errorInfo.text)", by: info.event)
    }
    guard closing.side == .server, closing.manner != .ultimatum else {
      return .ruledOut("the \(closing.side.rawValue) ended it with \(closing.manner.text)", frame: closing.frame)
    }
    return .matched(
      .likely, Evidence(running.frame, "the session was running"),
      Evidence(closing.frame, "\(closing.manner.text) from the server, the first sign of an end"))
  }
}
