import Dissectors

extension Signature {
  /// Something answers, and it is no Remote Desktop server.
  static let wrongServiceOnPort = Signature(
    id: "wrong-service-on-port",
    phase: .x224,
    title: "Another service answered on the port",
    explanation: """
      The TCP connection was accepted, but what answered does not speak RDP: its first bytes are those of another protocol. The client was \
      connected to the wrong program or to the wrong machine.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A port forward, NAT rule or load balancer leads to another service or machine"),
      Cause("Another program on the server took the port"),
      Cause("The port is that of a web server, or of an RD Gateway that clients reach by their gateway settings only") {
        attempt in
        guard let connection = attempt.connection, let answer = connection.firstServerUnit else { return Weight() }
        let port = connection.flow.server.port
        if port == 443 || port == 80 { return Weight(for: ["the client connected to port \(port)"]) }
        return answer.speaksWeb ? Weight() : Weight(against: ["the answer is neither HTTP nor TLS"])
      },
    ],
    remedies: [
      Remedy(.client, "Check the address and the port that the client was given."),
      Remedy(.server, "See which program listens on the port.", command: "netstat -ano | find \"3389\""),
      Remedy(.server, "Name the program behind the number in the last column.", command: "tasklist /svc"),
      Remedy(
        .network, "Correct the port forward so that it leads to the Remote Desktop server.", risk: .reversible,
        undo: "Restore the earlier rule."),
    ],
    sources: ["Microsoft, General Remote Desktop connection troubleshooting", "MS-RDPBCGR 2.2.1.2"]
  ) { attempt in
    guard let connection = attempt.connection, let answer = connection.firstServerUnit else {
      return .cannotTell("the server sent nothing, or the capture began later")
    }
    if let confirm = connection.confirm, confirm.event.frame <= answer.frame {
      return .ruledOut("the server answered with an X.224 Connection Confirm", by: confirm.event)
    }
    guard let name = answer.foreignName ?? (answer.phase == .tls ? "TLS" : nil) else {
      return .cannotTell("the server's first bytes are those of an RDP server, or cannot be told")
    }
    let request =
      connection.request.map { [Evidence($0.event.frame, field: "cotp.type", "the client's Connection Request")] } ?? []
    let known = name != "unknown"
    let order = connection.flow.greetingBytes > 0 ? "next" : "first"
    return .matched(
      Judgement.Match(
        known ? .certain : .likely,
        request + connection.greetingEvidence + [
          Evidence(
            answer.frame, field: "tcp.payload",
            known
              ? "the server's \(order) bytes are no TPKT: they are \(name)"
              : "the server's \(order) bytes are no TPKT, nor a protocol known here")
        ]))
  }
}

extension Connection {
  /// That the server spoke before it was spoken to.
  fileprivate var greetingEvidence: [Evidence] {
    guard flow.greetingBytes > 0, let request else { return [] }
    return [
      Evidence(
        request.event.frame, field: "tcp.ack",
        "it acknowledges \(flow.greetingBytes) bytes: the server spoke first, which no RDP server does")
    ]
  }

  /// What the server's first bytes are, when the client had sent nothing before them, or a Connection Request.
  fileprivate var firstServerUnit: Event? {
    guard let unit = serverBytes, unit.range.lowerBound == 0 else { return nil }
    guard flow.hasStart || request != nil else { return nil }
    let spoke = timeline.events.first { $0.side == .client && !$0.range.isEmpty && $0.frame < unit.frame }
    guard let spoke else { return unit }
    return spoke.frame == request?.event.frame ? unit : nil
  }
}

extension Event {
  /// The protocol that bytes of another protocol look like.
  fileprivate var foreignName: String? {
    if case .foreign(let name) = kind { return name }
    return nil
  }

  fileprivate var speaksWeb: Bool { foreignName.map { $0.hasPrefix("HT") } ?? (phase == .tls) }
}
