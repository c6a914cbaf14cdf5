import Dissectors

extension Signature {
  /// The server lets the client in and never shows it a desktop.
  static let demandActiveMissing = Signature(
    id: "demand-active-missing",
    phase: .capabilities,
    title: "The server never began the session after licensing",
    explanation: """
      Licensing was over, and the next word is the server's: a Demand Active, with what its session can do. It never came. The service had begun to make the \
      session and did not finish.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("Making the session hangs: the display driver, Winlogon or a credential provider"),
      Cause("The server is out of processor time, memory or desktop heap"),
      Cause("The server loads the user's profile or a policy over a slow path"),
    ],
    remedies: [
      Remedy(.server, "See whether a session is there, and in which state.", command: "qwinsta"),
      Remedy(
        .server, "Read the System log for that minute: display drivers and services report there.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 40"),
      Remedy(
        .server, "Read how far the logon got.",
        command:
          "Get-WinEvent -FilterHashtable @{LogName='Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'} -MaxEvents 20"
      ),
      Remedy(
        .server,
        "Log off a session that hangs; what was not saved in it is lost. A new capture then shows a Demand Active.",
        command: "logoff SESSIONID", risk: .interruptsService, undo: "None; the user logs on again."),
    ],
    sources: ["MS-RDPBCGR 1.3.1.1", "MS-RDPBCGR 2.2.1.13.1"]
  ) { attempt in
    attempt.judgeWait(after: .license, for: .demandActive, threshold: .seconds(30))
  }
}
