import Capture
import Dissectors

extension Signature {
  /// The server answers, and its answer does not arrive.
  static let tcpSYNDropReturnPath = Signature(
    id: "tcp-syn-drop-return-path",
    phase: .tcp,
    title: "The server's answer did not get back to the client",
    explanation: """
      The server accepted the connection and repeated its answer, but the client never acknowledged it: it kept asking, or fell silent. Packets pass in one \
      direction only.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause(
        "The way back is another one than the way there, and something on it drops the answer: asymmetric routing with a stateful firewall"
      ),
      Cause("A firewall or access list drops what leaves the server's network"),
      Cause("The server has a wrong gateway, or no route to the client's network"),
    ],
    remedies: [
      Remedy(
        .network,
        "Capture at client and server at the same time: the answer that leaves one and does not reach the other shows where it is lost."
      ),
      Remedy(
        .server, "See which way the server takes to the client.", command: "Find-NetRoute -RemoteIPAddress CLIENT"),
      Remedy(
        .network, "Correct the route or the rule on the way back.", risk: .reversible,
        undo: "Restore the earlier route or rule."),
    ],
    sources: ["RFC 9293 section 3.5"]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    if let established = connection.progress.milestone(.tcpEstablished) {
      return .ruledOut("the client acknowledged the server's answer", frame: established.frame)
    }
    let answers = connection.timeline.events.filter { $0.isSegment([.syn, .ack]) && $0.side == .server }
    guard answers.count >= 3, let first = answers.first, let last = answers.last else {
      return .cannotTell("the server did not answer three times")
    }
    return .matched(
      .likely, Evidence(first.frame, field: "tcp.flags.syn", "the server accepted the connection"),
      Evidence(
        last.frame, field: "tcp.analysis.retransmission",
        "answer number \(answers.count), \((last.time - first.time).text) later, and no acknowledgment from the client"),
      closedBy: .nobody)
  }
}
