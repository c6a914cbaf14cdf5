import Capture
import Dissectors

extension Signature {
  /// The server hangs up on the client's settings.
  static let mcsConnectFailed = Signature(
    id: "mcs-connect-failed",
    phase: .mcs,
    title: "The server hung up on the client's settings",
    explanation: """
      The client sent its settings, and the server refused them, or closed the connection instead of answering with its own.
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
    attempt.judgeRefusedSettings() ?? attempt.judgeUnansweredSettings()
      ?? attempt.judgeHangUpAfterTLS(usesCredSSP: false)
  }
}

extension Attempt {
  /// The server's answer to the client's settings, where it can be read and is a refusal.
  fileprivate func judgeRefusedSettings() -> Judgement? {
    guard let response = connection?.timeline.first(MCSConnectResponse.self, from: .server),
      response.message.result != .successful
    else { return nil }
    let result = response.message.result
    return .matched(
      .certain,
      Evidence(
        response.event.frame, field: "t125.result",
        "the server refused the client's settings: \(result.name ?? result.hex)"))
  }

  /// A server that closes instead of an answer, however the client's settings came to it.
  fileprivate func judgeUnansweredSettings() -> Judgement? {
    guard let connection, let sent = connection.progress.milestone(.mcsConnectInitial),
      !connection.progress.reached(.mcsConnectResponse), let closing = connection.closing, closing.side == .server,
      closing.manner != .ultimatum, closing.frame >= sent.frame,
      !connection.timeline.events.contains(where: {
        $0.side == .server && $0.frame > sent.frame && !$0.range.isEmpty && $0.frame < closing.frame
      })
    else { return nil }
    return .matched(
      .likely, Evidence(sent.frame, "the client sent its settings"),
      Evidence(
        closing.frame,
        "\(closing.manner.text) from the server \((closing.time - sent.time).text) later, without settings of its own"))
  }
}
