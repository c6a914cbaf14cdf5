import Dissectors

extension Signature {
  /// A router or the host says that there is no way to it.
  static let tcpICMPHostUnreachable = Signature(
    id: "tcp-icmp-host-unreachable",
    phase: .tcp,
    title: "The host was reported unreachable",
    explanation: """
      The client asked for a TCP connection, and an ICMP error came back: the network, the host or the port cannot be reached. The request never \
      came to a Remote Desktop service.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("The host is off, asleep, or has another address now") { attempt in
        attempt.weigh(
          for: [.hostUnreachable, .v4(type: 3, code: 7), .addressUnreachableV6],
          "speaks of the host, not of its network")
      },
      Cause("The route is missing: a VPN that is not up, or does not carry the network") { attempt in
        attempt.weigh(
          for: [.networkUnreachable, .v4(type: 3, code: 6), .noRouteV6], "speaks of the network, not of the host")
      },
      Cause("A firewall rule rejects the port with this error") { attempt in
        attempt.weigh(
          for: [.portUnreachable, .portUnreachableV6], "speaks of the port; a host refuses a TCP port with RST")
      },
    ],
    remedies: [
      Remedy(.client, "See whether the host answers at all.", command: "Test-NetConnection HOST -Port 3389"),
      Remedy(
        .client, "See how far packets get, and compare the last address with the sender of the ICMP error.",
        command: "tracert HOST"),
      Remedy(
        .client, "See which interface and gateway the client uses for that address.",
        command: "Find-NetRoute -RemoteIPAddress ADDRESS"),
      Remedy(
        .server, "Check at the console that the host is on and has the address that the client used.",
        command: "ipconfig /all"),
      Remedy(
        .network, "Repair the route, or the rule, on the device that sent the ICMP error.", risk: .reversible,
        undo: "Restore the earlier route or rule."),
    ],
    sources: ["RFC 792", "RFC 1122 section 3.2.2.1", "RFC 4443 section 3.1"]
  ) { attempt in
    attempt.judgeRefusal([
      .networkUnreachable, .hostUnreachable, .portUnreachable, .v4(type: 3, code: 6), .v4(type: 3, code: 7),
      .noRouteV6, .addressUnreachableV6, .portUnreachableV6,
    ])
  }
}

extension Attempt {
  /// Speaks for a cause when the ICMP error has one of `reasons`, and against it when it has another.
  fileprivate func weigh(for reasons: Set<ICMPReason>, _ text: String) -> Signature.Weight {
    guard let refusal = connection?.refusal else { return Signature.Weight() }
    let reason = refusal.error.reason
    return reasons.contains(reason)
      ? Signature.Weight(for: ["\"\(reason.text)\" \(text) (frame \(refusal.frame))"])
      : Signature.Weight(against: ["the error says \"\(reason.text)\""])
  }
}
