import Dissectors

extension Signature {
  /// Packets to the server go in a circle.
  static let tcpICMPTTLExceeded = Signature(
    id: "tcp-icmp-ttl-exceeded",
    phase: .tcp,
    title: "Packets to the server went in a circle",
    explanation: """
      The client asked for a TCP connection, and a router answered that the packet had used up its hops. Routers hand such packets to each other until \
      they die: a routing loop.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("A routing loop: two routers each send the server's network to the other"),
      Cause("A VPN route points back into the tunnel it came from"),
    ],
    remedies: [
      Remedy(.client, "See which routers repeat.", command: "tracert HOST"),
      Remedy(
        .network, "Correct the route on the router that sent the ICMP error, or on its neighbour.", risk: .reversible,
        undo: "Restore the earlier route."),
    ],
    sources: ["RFC 792", "RFC 4443 section 3.3"]
  ) { attempt in
    guard let connection = attempt.connection, let first = connection.syn else {
      return .cannotTell("no SYN was seen")
    }
    if let answer = connection.synAck {
      return .ruledOut("the port accepted the connection", by: answer)
    }
    let reasons: Set<ICMPReason> = [.timeToLiveExceeded, .hopLimitExceededV6]
    guard let notice = connection.flow.errors.first(where: { reasons.contains($0.error.reason) }) else {
      return .cannotTell("no router reported a packet that had used up its hops")
    }
    return .matched(
      .certain, Evidence(first.frame, field: "tcp.flags.syn", "SYN to \(connection.flow.server.address)"),
      Evidence(
        notice.frame, field: notice.error.reason.version == 4 ? "icmp.type" : "icmpv6.type",
        "\(notice.sender) answered with an ICMP error: \(notice.error.reason.text)"), closedBy: .middlebox)
  }
}
