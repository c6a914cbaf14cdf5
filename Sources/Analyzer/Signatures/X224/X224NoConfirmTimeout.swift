import Dissectors

extension Signature {
  /// The server accepts the Connection Request and says nothing.
  static let x224NoConfirmTimeout = Signature(
    id: "x224-no-confirm-timeout",
    phase: .x224,
    title: "The server never answered the Connection Request",
    explanation: """
      The connection was accepted and the server's TCP acknowledged the client's Connection Request, but the Remote Desktop service never answered \
      it. The network delivered the bytes; the service did not act on them.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("The Remote Desktop service hangs"),
      Cause("The server is out of memory, disk or processor time"),
      Cause("A load balancer or proxy accepted the connection, and there is no server behind it") { attempt in
        guard let token = attempt.connection?.request?.message.routingToken, case .target(let address, _) = token.kind
        else { return Weight() }
        return Weight(for: ["the request carries a routing token for \(address)"])
      },
    ],
    remedies: [
      Remedy(.server, "Try to log on at the console, to see whether the machine as a whole hangs."),
      Remedy(.server, "See the state of the listener and of the sessions.", command: "qwinsta"),
      Remedy(
        .server, "Read the System log of that time.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Level=1,2,3} -MaxEvents 40"),
      Remedy(.network, "Check that the load balancer's target is healthy."),
      Remedy(
        .server, "Restart Remote Desktop Services. This disconnects everybody; their sessions stay.",
        command: "Restart-Service TermService -Force", risk: .interruptsService,
        undo: "None is needed; users connect again."),
    ],
    sources: ["Microsoft, Remote Desktop Service is currently busy", "MS-RDPBCGR 1.3.1.1"]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request else {
      return .cannotTell("no Connection Request was seen")
    }
    if let answer = connection.requestAnswer {
      return .ruledOut(.requestAnswered, by: answer)
    }
    guard connection.isAcknowledged(request.event) else {
      return .cannotTell("the Connection Request was not acknowledged")
    }
    return attempt.judgeSilence(
      of: .server, after: request.event,
      shownBy: Evidence(request.event.frame, field: "cotp.type", "Connection Request, acknowledged by the server"),
      missing: "Connection Confirm")
  }
}
