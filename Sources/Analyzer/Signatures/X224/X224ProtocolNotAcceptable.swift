import Dissectors

extension Signature {
  /// The server selects what the client does not take.
  static let x224ProtocolNotAcceptable = Signature(
    id: "x224-protocol-not-acceptable",
    phase: .x224,
    title: "The server selected a protocol that the client did not accept",
    explanation: """
      The server answered the negotiation with a security protocol weaker than all that the client was set to accept, and the client closed the connection \
      without another byte.
      """,
    causes: [
      Cause("Network Level Authentication or TLS is switched off on the server"),
      Cause("The client is set to insist on one protocol"),
      Cause("A device on the path changed the negotiation"),
    ],
    remedies: [
      .readSecuritySettings,
      Remedy(.client, "Let the client negotiate instead of forcing a security protocol: with FreeRDP, leave out /sec."),
      Remedy(
        .server, "Switch Network Level Authentication and TLS on.", risk: .reversible,
        undo: "Set the values back to what the first command showed."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.1", "MS-RDPBCGR 5.4.2"]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request, let confirm = connection.confirm,
      let selected = connection.progress.selected
    else { return .cannotTell("the negotiation was not completed") }
    if let next = connection.timeline.answer(to: confirm.event, from: .client) {
      return .ruledOut("the client went on with \(selected.names)", by: next)
    }
    guard let closing = connection.closing, closing.side == .client, attempt.connectionAfterFocus == nil,
      request.message.routingToken != nil, !connection.isScan
    else { return .cannotTell("no user's client ended it there") }
    let offered = request.message.requestedProtocols
    guard selected.isEmpty && !offered.isEmpty || (offered.isSuperset(of: [.ssl, .hybrid]) && selected == .ssl) else {
      return .cannotTell("the server selected one of the protocols the client preferred")
    }
    return .matched(
      .likely, .offeredProtocols(request),
      Evidence(confirm.event.frame, field: "rdp.negReq.selectedProtocol", "the server selected \(selected.names)"),
      Evidence(closing.frame, "\(closing.manner.text) from the client, which had sent nothing more"))
  }
}
