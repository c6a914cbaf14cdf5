import Dissectors

extension Signature {
  /// The gateway cannot connect to the target.
  static let gwTargetUnreachable = Signature(
    id: "gw-target-unreachable",
    phase: .gateway,
    title: "The RD Gateway could not reach the target computer",
    explanation: """
      The gateway let the user in and allowed the computer, but when it tried to connect to it, it failed, and it said so. The way between the client and the \
      gateway is good; what is broken lies between the gateway and the target.
      """,
    causes: [
      Cause("The gateway does not find the name that the client gave, or finds another address"),
      Cause("A firewall between the gateway and the target, or on the target, does not let it through"),
      Cause("The target is off, or does not listen on the port that the client gave"),
    ],
    remedies: [
      Remedy(.server, "On the gateway: see what it makes of the name.", command: "Resolve-DnsName HOST"),
      Remedy(
        .server, "On the gateway: see whether the port answers.", command: "Test-NetConnection HOST -Port 3389"),
      Remedy(.network, "Capture at the gateway: its own connection to the target shows where it ends."),
    ],
    sources: ["MS-TSGU 2.2.6"],
    needs: [HTTPRequest.self]
  ) { attempt in
    attempt.judgeGatewayRefusal(\.isOfTarget)
  }
}

extension GatewayStatus {
  var isOfTarget: Bool { isHalf(0x59DD) }
}
