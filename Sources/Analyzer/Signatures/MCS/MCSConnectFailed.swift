extension Signature {
  /// The server hangs up on the client's settings.
  static let mcsConnectFailed = Signature(
    id: "mcs-connect-failed",
    phase: .mcs,
    title: "The server hung up on the client's settings",
    explanation: """
      TLS was set up without Network Level Authentication, the client sent its settings, and the server closed the connection instead of answering with its \
      own.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause(
        "The server does not take something in the client's settings: too many channels, an odd screen size, an unknown block"
      ),
      Cause("The service was restarting, or shed load"),
      Cause("A proxy in between changed or cut the settings"),
    ],
    remedies: [
      Remedy(
        .client, "Connect with fewer redirections: no drives, printers or devices.", risk: .reversible,
        undo: "Switch them on again."),
      Remedy(
        .server, "Read the System log for that moment.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 30"),
      Remedy(.client, "Update the client, then try again.", risk: .reversible, undo: "Install the earlier version."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.3", "MS-RDPBCGR 2.2.1.4"]
  ) { attempt in
    attempt.judgeHangUpAfterTLS(usesCredSSP: false)
  }
}
