import Capture
import Dissectors

extension Signature {
  /// A device on the path ends the connection when it sees that it is RDP.
  static let tcpFirewallAppResetAfterCR = Signature(
    id: "tcp-firewall-app-reset-after-cr",
    phase: .x224,
    title: "A device on the path reset the connection when it saw that it is RDP",
    explanation: """
      The port is open: the TCP connection was established. Right after the client's Connection Request, the first bytes that show RDP, a RST ended \
      it, and at least two independent signs say that it did not come from the server. A device on the path recognised the application and refused it.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A firewall allows the port but not the application (ms-rdp or the like)"),
      Cause("An intrusion prevention system or a security product on one of the machines blocks RDP"),
    ],
    remedies: [
      Remedy(
        .client, "See that the port itself is open: this test sends no RDP.",
        command: "Test-NetConnection HOST -Port 3389"),
      Remedy(
        .network, "Read the firewall's log for this client, server and time; it names the application and the rule."),
      Remedy(
        .network,
        "Allow the application between these two addresses, and from no others: Remote Desktop open to everybody invites password guessing.",
        risk: .reversible, undo: "Remove the rule."),
    ],
    sources: ["RFC 3360", "MS-RDPBCGR 2.2.1.1"]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request else {
      return .cannotTell("no Connection Request was seen")
    }
    let judgement = attempt.judgeInjectedReset()
    guard case .matched(var match) = judgement else { return judgement }
    guard let gap = connection.resetOnRequest else {
      return .ruledOut("the RST did not come at the Connection Request", by: request.event)
    }
    match.evidence.insert(
      Evidence(request.event.frame, field: "cotp.type", "Connection Request, \(gap.text) before the RST"), at: 0)
    return .matched(match)
  }
}

extension Connection {
  /// The time from the Connection Request to the RST that ended the connection, when nothing answered the request before.
  var resetOnRequest: Duration? {
    guard let request, let closing, closing.manner == .reset, closing.frame > request.event.frame else { return nil }
    if let answer = timeline.answer(to: request.event, from: .server), answer.frame < closing.frame { return nil }
    return closing.time - request.event.time
  }
}
