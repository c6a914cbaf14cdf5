import Dissectors

extension Signature {
  /// The server hears who the user is, and falls silent.
  static let clientInfoNoReply = Signature(
    id: "client-info-no-reply",
    phase: .security,
    title: "The server never answered the user's logon information",
    explanation: """
      Everything was agreed on, and the client sent who the user is and what the session is to be. The server's TCP took it, and the service never came \
      back: it hung before licensing.
      """,
    mstsc: [MstscCode(.licensingTimeout), MstscCode(.socketClosed)],
    causes: [
      Cause("A part of the service hangs: a driver, the sound service or a security product that it waits for"),
      Cause("The server is out of processor time or memory"),
      Cause("The server waits for a domain controller, a profile or a licence server that does not answer"),
    ],
    remedies: [
      Remedy(.client, "Try once more: where the service only waited for something else, the second try works."),
      Remedy(
        .server, "Read the System log for that minute.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 40"),
      Remedy(
        .client,
        "Connect once without sound and devices. If a new capture then goes on to licensing, one of them is it.",
        risk: .reversible, undo: "Switch them on again."),
      Remedy(
        .server, "Restart Remote Desktop Services. This disconnects everybody; their sessions stay.",
        command: "Restart-Service TermService -Force", risk: .interruptsService,
        undo: "None is needed; users connect again."),
    ],
    sources: ["MS-RDPBCGR 1.3.1.1", "MS-RDPBCGR 2.2.1.11"]
  ) { attempt in
    attempt.judgeWait(after: .clientInfo, for: .license, threshold: .seconds(15))
  }
}
