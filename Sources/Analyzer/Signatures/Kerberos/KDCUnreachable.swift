import Capture
import Dissectors

extension Signature {
  /// No domain controller can be asked: by the client, as its packets show, or by the server, as it says.
  static let kdcUnreachable = Signature(
    id: "kdc-unreachable",
    phase: .credssp,
    title: "No domain controller could be reached to check the user",
    explanation: """
      Somebody has to ask a domain controller about the user: the client for a Kerberos ticket, the server for a password. Here nobody answered the one who \
      asked, or the server said that it reached none. The password was not judged.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x1807)), MstscCode(.socketClosed)],
    causes: [
      Cause("The network between them is not there: a VPN that is down or carries no domain traffic") { attempt in
        guard case .refused(let reset)? = attempt.ticketTraffic?.unreachable else { return Weight() }
        return Weight(against: ["\(reset.kdc) answered with a RST (frame \(reset.frame))"])
      },
      Cause("A firewall does not let port 88 through"),
      Cause("The domain controller is down, or DNS names one that is gone"),
      Cause("The server's trust with its domain is broken") { attempt in
        guard case .told? = attempt.connection?.logonRefusal else { return Weight() }
        return Weight(for: ["it is the server that said so"])
      },
    ],
    remedies: [
      Remedy(
        .client, "See which domain controller is found, and whether it answers. Do the same on the server.",
        command: "nltest /dsgetdc:DOMAIN /force; Test-NetConnection DC -Port 88"),
      Remedy(
        .server, "See whether the server's trust with its domain works.", command: "Test-ComputerSecureChannel -Verbose"
      ),
      Remedy(
        .network, "Let client and server reach the domain controllers on port 88, UDP and TCP.", risk: .reversible,
        undo: "Remove the rule."),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.2", "MS-ERREF 2.1.1", "MS-CSSP 3.1.5"]
  ) { attempt in
    if case .told? = attempt.connection?.logonRefusal { return attempt.judgeRefusal(.noAuthority) }
    guard let traffic = attempt.ticketTraffic else { return .cannotTell("no KDC was asked about the server") }
    if let answer = traffic.records.first(where: { $0.isFromKDC && !$0.isReset }) {
      return .ruledOut("the KDC \(answer.kdc) answered", frame: answer.frame)
    }
    guard let unreachable = traffic.unreachable else { return .cannotTell("the capture covers too little of the wait") }
    return .matched(attempt.match(unreachable, traffic))
  }
}

extension Attempt {
  fileprivate func match(_ unreachable: TicketTraffic.Unreachable, _ traffic: TicketTraffic) -> Judgement.Match {
    let nobody: Closer? = connections.isEmpty ? .nobody : nil
    let asked = traffic.records.first { !$0.isFromKDC }
    let question = asked.map { Evidence($0.frame, "the client asked the KDC \($0.kdc)") }
    switch unreachable {
    case .refused(let reset):
      let answer = Evidence(reset.frame, field: "tcp.flags.reset", "\(reset.kdc) refused the connection to port 88")
      return Judgement.Match(.certain, [question, answer].compactMap { $0 }, closedBy: nobody)
    case .silent(let first, let questions, let wait):
      let silence = Evidence(first.frame, "no answer to \(questions) questions in the \(wait.text) after it")
      return Judgement.Match(
        connections.isEmpty ? .likely : .possible, [question, silence].compactMap { $0 }, closedBy: nobody)
    }
  }
}
