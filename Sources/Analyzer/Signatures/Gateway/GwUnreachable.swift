import Dissectors

extension Signature {
  /// The gateway that the user named does not answer on the port of HTTPS.
  static let gwUnreachable = Signature(
    id: "gw-unreachable",
    phase: .gateway,
    title: "The RD Gateway could not be reached",
    explanation: """
      The client tried to reach the host that was named, on the port on which gateways listen, and no TCP connection came about. No other connection of this \
      capture is Remote Desktop. If the host is the gateway, the client never got to it; what came back, or did not, is in the evidence.
      """,
    causes: [
      Cause("A firewall or a proxy rule on the path does not let the client out to the gateway"),
      Cause("The gateway is off, its service is stopped, or a load balancer has no gateway behind it"),
      Cause("The name leads to an address that is not the gateway's: inside and outside a network it may differ"),
      Cause("The host is no gateway: the client asked it for a web page"),
    ],
    remedies: [
      Remedy(.client, "See whether the port answers.", command: "Test-NetConnection GATEWAY -Port 443"),
      Remedy(.client, "See which address the name has here.", command: "Resolve-DnsName GATEWAY"),
      Remedy(.server, "On the gateway: see whether its service runs.", command: "Get-Service TSGateway"),
      Remedy(
        .server, "If not: start it.", command: "Start-Service TSGateway", risk: .reversible,
        undo: "Stop-Service TSGateway, which ends every connection through it."),
    ],
    sources: ["MS-TSGU 1.3", "MS-TSGU 2.1", "RFC 9293 section 3.5"]
  ) { attempt in
    guard attempt.seeksGateway else { return .cannotTell("no host was named that the client sought as a gateway") }
    for signature in Signature.silencesAndRefusals {
      guard case .matched(var match) = signature.judge(attempt) else { continue }
      match.confidence = min(match.confidence, .likely)
      return .matched(match)
    }
    return .cannotTell("the client tried too seldom to say that nobody answers")
  }

  /// What keeps a TCP connection from coming about.
  private static let silencesAndRefusals: [Signature] = [
    .tcpICMPAdminProhibited, .tcpICMPHostUnreachable, .tcpICMPTTLExceeded, .tcpRefusedByMiddlebox,
    .tcpRefusedClosedPort,
    .tcpSYNDropReturnPath, .tcpSYNDrop,
  ]
}
