import Capture
import Dissectors

extension Signature {
  /// The name has an IPv6 address to which nothing gets through.
  static let dnsAAAADeadIPv6 = Signature(
    id: "dns-aaaa-dead-ipv6",
    phase: .tcp,
    title: "Nobody answered at the IPv6 address of the name, which has an IPv4 address as well",
    explanation: """
      DNS gave the client an IPv6 and an IPv4 address, and the client tried the IPv6 one. Nothing came back: the path for IPv6 is broken, or the server does not \
      listen there. A client that then turns to IPv4 gets through late; one that does not gives up.
      """,
    mstsc: [MstscCode(.socketConnectFailed), MstscCode(.connectionTimedOut)],
    causes: [
      Cause("The network hands out IPv6 addresses, and its way out, or the VPN, carries IPv4 only"),
      Cause("DNS holds an IPv6 address that the server no longer has"),
      Cause("A firewall lets Remote Desktop through for IPv4 only"),
    ],
    remedies: [
      Remedy(.client, "See which addresses the name has.", command: "Resolve-DnsName HOST"),
      Remedy(
        .client, "Connect by the IPv4 address. If that works, IPv6 is at fault.", command: "mstsc /v:IPV4ADDRESS"),
      Remedy(.client, "See where the IPv6 packets stop.", command: "tracert -6 HOST"),
      Remedy(
        .network,
        "Carry IPv6 where it is handed out, or take the AAAA record away. A new capture then shows a SYN-ACK.",
        risk: .reversible, undo: "Restore the earlier setting or record."),
    ],
    sources: ["RFC 6724 section 6", "RFC 8305 section 5"]
  ) { attempt in
    guard let connection = attempt.connection, !connection.flow.server.address.isIPv4 else {
      return .cannotTell("the client did not connect over IPv6")
    }
    if let both = attempt.deadFamily.first {
      return .ruledOut("nobody answers over IPv4 either", frame: both.frame)
    }
    let answers = attempt.names.filter { $0.message.flags.isResponse }
    guard let given = answers.first(where: { $0.message.addresses.contains(connection.flow.server.address) }),
      let other = answers.first(where: { $0.message.addresses.contains(where: \.isIPv4) })
    else { return .cannotTell("the look-up does not show that the name has addresses of both kinds") }
    switch Signature.tcpSYNDrop.judge(attempt) {
    case .matched(var match):
      match.confidence = .possible
      match.evidence =
        [
          Evidence(given.frame, field: "dns.aaaa", "DNS gave the IPv6 address \(connection.flow.server.address)"),
          Evidence(other.frame, field: "dns.a", "and an IPv4 address as well"),
        ] + match.evidence
      return .matched(match)
    case .ruledOut(let exclusion): return .ruledOut(exclusion)
    case .cannotTell: return .cannotTell
    }
  }
}
