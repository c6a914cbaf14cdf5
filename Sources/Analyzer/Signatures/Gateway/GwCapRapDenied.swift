import Dissectors

extension Signature {
  /// A policy of the gateway denies the user, or the user this computer.
  static let gwCapRapDenied = Signature(
    id: "gw-cap-rap-denied",
    phase: .gateway,
    title: "A policy of the RD Gateway does not allow this connection",
    explanation: """
      The gateway believed who the user is, looked at its policies and refused, with the status in the evidence. It has two kinds of them: connection \
      policies say who may use the gateway, resource policies say which computers they may reach. The target itself was not asked.
      """,
    causes: [
      Cause("No resource policy (RAP) allows this user this computer, under the name that the client gave") {
        $0.weighGateway(0x59DA, 0x59FC)
      },
      Cause("No connection policy (CAP) allows this user, this client or this way to log on") {
        $0.weighGateway(0x59DB, 0x59FB)
      },
      Cause("The gateway asks another server for its policies, and that one refuses or is not set up"),
    ],
    remedies: [
      Remedy(
        .server,
        "On the gateway: read what it says of that minute; event 301 is about the resource, 201 about the user.",
        command:
          "Get-WinEvent -LogName Microsoft-Windows-TerminalServices-Gateway/Operational -MaxEvents 40"),
      Remedy(
        .client,
        "Give the computer's name as the policy has it: a short name, a full one and an address are three names."),
      Remedy(
        .server, "Where access is wanted: add the user's group, or the computer, to the policy in RD Gateway Manager.",
        risk: .reversible, undo: "Remove it from the policy."),
    ],
    sources: ["MS-TSGU 2.2.6", "MS-TSGU 1.3"],
    needs: [HTTPRequest.self]
  ) { attempt in
    attempt.judgeGatewayRefusal(\.isOfPolicy)
  }
}

extension GatewayStatus {
  /// Whether it names the policy that denies: of resources, of connections, or either when the user is asked again.
  var isOfPolicy: Bool { [0x59DA, 0x59DB, 0x59FB, 0x59FC].contains(where: isHalf) }
}
