import Capture
import Dissectors

extension Signature {
  /// Somebody on the path refuses the connection in the server's name.
  static let tcpRefusedByMiddlebox = Signature(
    id: "tcp-refused-by-middlebox",
    phase: .tcp,
    title: "A device on the path refused the connection in the server's name",
    explanation: """
      The client's SYN was answered with a refusal that bears the server's address and did not come from it. A firewall or intrusion prevention system between \
      the two refused; whether the server listens is another question.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("A firewall rule refuses the port instead of dropping it"),
      Cause("An intrusion prevention system or a security product on one of the machines blocks the client"),
    ],
    remedies: [
      Remedy(
        .network, "Read the log of the firewalls on the way for this client, server and time; it names the rule."),
      Remedy(
        .network,
        "Capture at the server too: if the SYN does not arrive there, or no RST leaves, a device on the path refused."),
      Remedy(
        .client, "Connect once by another path, without the VPN or from another network, and compare both captures."),
      Remedy(
        .network,
        "Allow the port between these two addresses, and from no others. A new capture then shows SYN, ACK and no RST.",
        risk: .reversible, undo: "Remove the rule."),
    ],
    sources: ["RFC 9293 section 3.10.7.1", "RFC 3360"]
  ) { attempt in
    guard let connection = attempt.connection, let first = connection.syn else {
      return .cannotTell("no SYN was seen")
    }
    guard let refusal = connection.refusals.first else { return .cannotTell("no RST answered the SYN") }
    let signs = attempt.signsOfForeignRefusal(refusal)
    guard signs.contains(where: \.isProof) || signs.count >= 2 else {
      return .cannotTell("one sign alone does not show who refused")
    }
    let answer = Evidence(
      refusal.frame, field: "tcp.flags.reset",
      "RST, ACK in the server's name \((refusal.time - first.time).text) after the SYN")
    return .matched(Judgement.Match(.likely, [answer] + signs.map(\.evidence), closedBy: .middlebox))
  }
}

extension Attempt {
  /// A sign that a refusal did not come from the server, and whether it needs no second one.
  fileprivate typealias Sign = (evidence: Evidence, isProof: Bool)

  fileprivate func signsOfForeignRefusal(_ refusal: Segment) -> [Sign] {
    let genuine = connectionsToSameServer.flatMap(\.flow.segments.all).filter {
      $0.side == .server && !$0.flags.contains(.rst)
    }
    return [
      acceptedToo(refusal).map { ($0, true) }, hopLimit(refusal, genuine).map { ($0, false) },
      fragmentation(refusal, genuine).map { ($0, false) },
    ].compactMap { $0 }
  }

  /// A host answers a SYN once: with more answers than questions, one is somebody else's.
  private func acceptedToo(_ refusal: Segment) -> Evidence? {
    guard let segments = connection?.flow.segments.all,
      let accepted = segments.first(where: { $0.side == .server && $0.flags.isSuperset(of: [.syn, .ack]) })
    else { return nil }
    let asked = segments.count {
      $0.side == .client && $0.flags.contains(.syn) && $0.frame < max(accepted.frame, refusal.frame)
    }
    guard asked == 1 else { return nil }
    return Evidence(accepted.frame, field: "tcp.flags.syn", "the server accepted the same SYN")
  }

  private func hopLimit(_ refusal: Segment, _ genuine: [Segment]) -> Evidence? {
    guard let other = genuine.first, !genuine.contains(where: { abs(Int($0.hopLimit) - Int(refusal.hopLimit)) <= 2 })
    else {
      return nil
    }
    return Evidence(
      refusal.frame, field: connection?.flow.server.address.isIPv4 ?? true ? "ip.ttl" : "ipv6.hlim",
      "its hop limit is \(refusal.hopLimit), that of the server's packet in frame \(other.frame) is \(other.hopLimit)")
  }

  private func fragmentation(_ refusal: Segment, _ genuine: [Segment]) -> Evidence? {
    guard let other = genuine.first, genuine.allSatisfy({ $0.dontFragment != refusal.dontFragment }) else { return nil }
    return Evidence(
      refusal.frame, field: "ip.flags.df",
      "it \(refusal.dontFragment ? "forbids" : "allows") fragmentation, unlike the server's packet in frame \(other.frame)"
    )
  }
}
