import Dissectors

extension Signature {
  /// The server says goodbye and does not say why.
  static let disconnectUltimatumNoErrinfo = Signature(
    id: "disconnect-ultimatum-no-errinfo",
    phase: .mcs,
    title: "The server ended the connection with an ultimatum and gave no reason",
    explanation: """
      The server sent a Disconnect Provider Ultimatum, which ends an RDP connection in an orderly way, without the error information that would say why.
      """,
    mstsc: [MstscCode(.byServer)],
    causes: [
      Cause("The server met something it could not go on with: xrdp and others end this way whatever the reason"),
      Cause("Client and server did not understand each other's encryption or settings"),
    ],
    remedies: [
      Remedy(.server, "Read the server's own log for that moment; on xrdp that is /var/log/xrdp.log."),
      Remedy(.client, "Connect once with another client, and compare both captures."),
    ],
    sources: ["MS-RDPBCGR 2.2.2.3", "T.125 section 7"],
    needs: [MCSDomainPDU.self]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    let ultimatums = connection.timeline.all(MCSDomainPDU.self, from: .server).filter { $0.message.reason != nil }
    guard let ultimatum = ultimatums.first else { return .cannotTell("the server sent no ultimatum that can be read") }
    if let info = connection.errorInfo {
      return .ruledOut("the server said why: \(info.message.errorInfo.text)", by: info.event)
    }
    guard connection.closing?.side != .client else { return .cannotTell("the client had closed before") }
    let reason = DisconnectProviderReason(rawValue: ultimatum.message.reason ?? 0)
    guard !connection.progress.reached(.active) || ultimatum.message.reason == 1 else {
      return .ruledOut("the server gives the reason \(reason.name ?? reason.hex)", by: ultimatum.event)
    }
    return .matched(
      Judgement.Match(
        .certain,
        [
          Evidence(
            ultimatum.event.frame, field: "t125.reason",
            "Disconnect Provider Ultimatum from the server, reason \(reason.name ?? reason.hex)")
        ], phase: connection.failedPhase))
  }
}
