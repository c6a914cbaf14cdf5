import Dissectors

extension Signature {
  /// The server's answer breaks the rules of the negotiation.
  static let x224MalformedOrUnoffered = Signature(
    id: "x224-malformed-or-unoffered",
    phase: .x224,
    title: "The server selected a protocol that was not offered",
    explanation: """
      The server has to select one of the security protocols that the client offered. It selected another one, and the connection ended there.
      """,
    causes: [
      Cause("A fault in the server, or in a gateway or load balancer that answers in its place"),
      Cause("A device on the path changed the request or the answer"),
    ],
    remedies: [
      Remedy(
        .network,
        "Capture at the server as well and compare request and answer byte by byte: a difference shows a device on the path."
      ),
      Remedy(
        .server, "Update the server, the gateway or the load balancer.", risk: .reversible,
        undo: "Install the earlier version."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.1"]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request, let confirm = connection.confirm,
      let selected = connection.progress.selected
    else { return .cannotTell("the negotiation was not completed") }
    guard !request.message.requestedProtocols.isSuperset(of: selected) else {
      return .ruledOut("the server selected \(selected.names), which was offered", by: confirm.event)
    }
    return .matched(
      .certain, .offeredProtocols(request),
      Evidence(confirm.event.frame, field: "rdp.negReq.selectedProtocol", "the server selected \(selected.names)"))
  }
}
