import Dissectors

extension Signature {
  /// Something accepts the connection and swallows what comes.
  static let tcpSYNProxyStall = Signature(
    id: "tcp-syn-proxy-stall",
    phase: .tcp,
    title: "Something accepted the connection and swallowed what came",
    explanation: """
      The connection was accepted, but the client's first bytes were never acknowledged, however often they were sent again. What answered the SYN was \
      probably not the server: firewalls and load balancers accept connections in its place and then find nobody behind them.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.socketReceiveFailed)],
    causes: [
      Cause("A load balancer without a working server behind it"),
      Cause("A firewall that answers SYNs for hosts it protects, and cannot reach the host"),
      Cause("Packets with data are lost on the way, while small ones pass"),
    ],
    remedies: [
      Remedy(
        .network,
        "Look at the health of the servers behind the load balancer, or at the firewall's log for this connection."),
      Remedy(
        .network, "Capture at the server: if the connection does not show there, something in between accepted it."),
      Remedy(.client, "Connect to the server's own address, past the load balancer, and compare."),
    ],
    sources: ["RFC 4987 section 3.7"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tcpSYNACK) else {
      return .cannotTell("the connection was not accepted")
    }
    if let answer = connection.serverBytes {
      return .ruledOut("the server sent bytes: \(answer.name)", by: answer)
    }
    guard let request = connection.request, !connection.isAcknowledged(request.event) else {
      return .cannotTell("the Connection Request was acknowledged, or was not sent")
    }
    let repeats = connection.retransmissions(of: request.event)
    guard repeats.count >= 3, let last = repeats.last else {
      return .cannotTell("the Connection Request was not repeated three times")
    }
    return .matched(
      .likely, Evidence(request.event.frame, "the Connection Request, never acknowledged"),
      Evidence(last, field: "tcp.analysis.retransmission", "sent again \(repeats.count) times"), closedBy: .nobody)
  }
}
