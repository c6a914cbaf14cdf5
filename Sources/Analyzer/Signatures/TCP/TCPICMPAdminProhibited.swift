import Dissectors

extension Signature {
  /// A firewall says that the connection is forbidden.
  static let tcpICMPAdminProhibited = Signature(
    id: "tcp-icmp-admin-prohibited",
    phase: .tcp,
    title: "A firewall said that the connection is prohibited",
    explanation: """
      The client asked for a TCP connection, and a device answered with an ICMP error: communication is administratively prohibited. That is a \
      rule somebody wrote. The address that sent the error is the device that holds the rule.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("A firewall or router between client and server does not allow the port") { attempt in
        guard let connection = attempt.connection, let refusal = connection.refusal else { return Weight() }
        return connection.isRefusedByServer
          ? Weight(against: ["the error came from the server's own address"])
          : Weight(for: ["the error came from \(refusal.sender), not from the server"])
      },
      Cause("The server's own firewall does not allow the client") { attempt in
        guard let connection = attempt.connection, let refusal = connection.refusal else { return Weight() }
        return connection.isRefusedByServer
          ? Weight(for: ["the error came from the server's own address"])
          : Weight(against: ["the error came from \(refusal.sender), not from the server"])
      },
    ],
    remedies: [
      Remedy(
        .client, "Check whether it still is so, and from which of the client's addresses.",
        command: "Test-NetConnection HOST -Port 3389"),
      Remedy(.network, "Find the rule on the device that sent the ICMP error; its log names the rule."),
      Remedy(
        .network,
        "Allow the port there, from the addresses that need it only: a port open to everybody invites password guessing.",
        risk: .reversible, undo: "Remove the rule."),
    ],
    sources: ["RFC 1812 section 5.2.7.1", "RFC 4443 section 3.1"]
  ) { attempt in
    // RFC 4443: codes 5 and 6 are finer names for code 1.
    attempt.judgeRefusal([
      .networkProhibited, .hostProhibited, .communicationProhibited, .communicationProhibitedV6, .v6(type: 1, code: 5),
      .v6(type: 1, code: 6),
    ])
  }
}
