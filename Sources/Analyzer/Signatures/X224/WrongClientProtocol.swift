import Dissectors

extension Signature {
  /// The client does not begin as RDP clients do.
  static let wrongClientProtocol = Signature(
    id: "wrong-client-protocol",
    phase: .x224,
    title: "The client did not speak RDP to an RDP port",
    explanation: """
      The first bytes of a Remote Desktop client are an X.224 Connection Request. This client began with another protocol, and the server ended the \
      connection.
      """,
    causes: [
      Cause("A web browser, a gateway client or a monitoring check was pointed at the RDP port"),
      Cause("The client expects an RD Gateway or a console service at this address") { attempt in
        attempt.connection?.clientHello == nil
          ? Weight() : Weight(for: ["it began with TLS, as clients of a gateway do"])
      },
    ],
    remedies: [
      Remedy(.client, "Check which address and port the client was given, and for what service."),
      Remedy(
        .client,
        "Where an RD Gateway is meant: give its name in the gateway settings, and the server's as the computer.",
        risk: .reversible,
        undo: "Set it back."),
    ],
    sources: ["MS-RDPBCGR 1.3.1.1", "MS-TSGU 1.3"]
  ) { attempt in
    guard let connection = attempt.connection, !connection.beganMidway else {
      return .cannotTell("the client's first bytes do not show")
    }
    if let request = connection.request {
      return .ruledOut("the client began with a Connection Request", by: request.event)
    }
    if let answer = connection.timeline.first(HTTPResponse.self, from: .server) {
      return .ruledOut("the client asked a proxy or a gateway, which answered", by: answer.event)
    }
    guard let first = connection.timeline.events.first(where: { $0.side == .client && !$0.range.isEmpty }) else {
      return .cannotTell("the client sent nothing")
    }
    guard connection.flow.hasStart, connection.closing != nil else {
      return .cannotTell("the connection is still open")
    }
    return .matched(
      .likely, Evidence(first.frame, "the client began with this instead of a Connection Request: \(first.name)"))
  }
}
