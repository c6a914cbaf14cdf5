import Capture
import Dissectors

extension Signature {
  /// What the gateway connected to goes away at once.
  static let gwResetByTarget = Signature(
    id: "gw-reset-by-target",
    phase: .gateway,
    title: "The RD Gateway reached the target, which ended the connection without a word",
    explanation: """
      The gateway let the user in and connected to the target. Before the target had said anything through it, the gateway ended the channel: most likely because \
      the target, or something on the way to it, had ended its side.
      """,
    causes: [
      Cause("The target does not take the gateway's connections, or its Remote Desktop service is in trouble"),
      Cause("A firewall between the gateway and the target recognises RDP and ends it"),
      Cause("What listens on that port of the target is not Remote Desktop"),
    ],
    remedies: [
      Remedy(
        .network,
        "Capture at the gateway: what befalls its own connection to the target is told from there as of any other."),
      Remedy(
        .client, "Where there is a direct way: connect without the gateway, and see whether it is the same.",
        risk: .reversible,
        undo: "Set the gateway again."),
      Remedy(.server, "On the target: see whether the listener is in order.", command: "qwinsta"),
    ],
    sources: ["MS-TSGU 2.2.10", "MS-TSGU 3.3.5.1"],
    needs: [GatewayChannelResponse.self]
  ) { attempt in
    guard let connection = attempt.connection,
      let opened = connection.timeline.first(GatewayChannelResponse.self, from: .server),
      !opened.message.status.isRefusal
    else { return .cannotTell("no gateway that can be read connected the client to a target") }
    if let data = connection.timeline.first(GatewayData.self, from: .server) {
      return .ruledOut("the target spoke through the gateway", by: data.event)
    }
    guard let end = connection.endOfSilentChannel else {
      return .cannotTell("the gateway did not end the channel to the target")
    }
    let sent = attempt.connections.lazy.compactMap { $0.timeline.first(GatewayData.self, from: .client) }.first
    let asked = sent.map {
      Evidence($0.event.frame, field: "tsg.data", "the client spoke to the target first, as RDP clients do")
    }
    return .matched(
      Judgement.Match(
        .likely,
        [
          Evidence(
            opened.event.frame, field: "tsg.status_code", "the gateway connected the client to its target")
        ] + [asked].compactMap { $0 } + [
          Evidence(
            end.frame,
            "\(end.name) from the gateway \((end.time - opened.event.time).text) later, with no byte of the target before it"
          )
        ]))
  }
}

extension Connection {
  /// What ended a channel through which the target had not said a word: the gateway's own close, or that of its connection.
  var endOfSilentChannel: Event? {
    guard progress.reached(.gatewayChannel), timeline.first(GatewayData.self, from: .server) == nil else { return nil }
    if let close = timeline.first(GatewayChannelClose.self, from: .server) { return close.event }
    guard let closing, closing.side == .server else { return nil }
    return timeline.events.first { $0.frame == closing.frame && $0.side == .server && Closing.manner(of: $0) != nil }
  }
}
