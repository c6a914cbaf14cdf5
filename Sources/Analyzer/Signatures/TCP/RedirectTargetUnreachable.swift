import Capture
import Dissectors

extension Signature {
  /// A broker sends the client to a machine that it cannot reach.
  static let redirectTargetUnreachable = Signature(
    id: "redirect-target-unreachable",
    phase: .tcp,
    title: "The server sent the client on to a machine that the client could not reach",
    explanation: """
      The server took the client's connection and told it to go to another machine, where its session would be. The client went there and was not let in: \
      nobody answered, or the connection was refused. The first server works; its address for the second, or the way there, does not.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("The session host has another address now than the one it gave the Connection Broker"),
      Cause(
        "Clients may reach the broker and not the session hosts: a firewall, NAT, or a VPN that does not carry their network"
      ) { attempt in
        guard let connection = attempt.connection, let broker = attempt.connections.first?.flow.server.address,
          connection.flow.server.address.isPrivate, !broker.isPrivate
        else { return Weight() }
        return Weight(for: [
          "\(connection.flow.server.address) is an address of a private network, and \(broker) is not"
        ])
      },
      Cause("The session host is off or its Remote Desktop service is stopped, and the broker does not know it yet"),
    ],
    remedies: [
      Remedy(
        .client, "Try the address that the server gave, by itself. It is in the evidence.",
        command: "Test-NetConnection ADDRESS -Port 3389"),
      Remedy(.server, "Compare it with the addresses that the session host has.", command: "ipconfig /all"),
      Remedy(
        .server, "On the session host: see whether an address for redirection is set by hand, and which.",
        command:
          "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\" /s /f SessionDirectoryRedirectionIP"),
      Remedy(
        .server,
        "If that is an address which the host no longer has: write it down and delete the value. A new capture then shows another target.",
        risk: .reversible, undo: "Set the value to what it was."),
      Remedy(
        .network,
        "Let clients reach port 3389 of the session hosts, from their own networks only, or have them come through an RD Gateway.",
        risk: .reversible, undo: "Remove the rule."),
    ],
    sources: ["MS-RDPBCGR 2.2.13.1", "Microsoft, KB2844958"]
  ) { attempt in
    guard let connection = attempt.connection, let redirecting = attempt.redirecting else {
      return .cannotTell("the capture does not show that a server sent the client here")
    }
    if let answer = connection.synAck {
      return .ruledOut("the machine that the server named accepted the connection", by: answer)
    }
    let refusals: [Signature] = [
      .tcpICMPAdminProhibited, .tcpICMPHostUnreachable, .tcpICMPTTLExceeded, .tcpRefusedByMiddlebox,
      .tcpRefusedClosedPort,
      .tcpSYNDrop,
    ]
    for refusal in refusals {
      guard case .matched(var match) = refusal.judge(attempt) else { continue }
      let told = Evidence(
        redirecting.event.frame,
        field: redirecting.message.targetAddress == nil ? nil : "rdp.redirection.targetNetAddress",
        "the server sent the client on to \(redirecting.message.targetText)")
      match.evidence.insert(told, at: 0)
      return .matched(match)
    }
    return .cannotTell("the connection to the machine that the server named is not decided")
  }
}
