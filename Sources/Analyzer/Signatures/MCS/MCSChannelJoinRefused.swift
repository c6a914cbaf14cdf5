import Dissectors

extension Signature {
  /// The server does not let the client into a channel.
  static let mcsChannelJoinRefused = Signature(
    id: "mcs-channel-join-refused",
    phase: .mcs,
    title: "The server refused a channel that the client joined",
    explanation: """
      The settings were agreed on, with the channels they name. When the client asked to join the domain or one of these channels, the server refused, or let it \
      into another one. Servers do that by a fault of their own, or because something between the two changed the settings.
      """,
    mstsc: [MstscCode(.byServer), MstscCode(.socketClosed)],
    causes: [
      Cause("A fault of the server, or of a proxy or recorder in front of it"),
      Cause("The client asks for more channels than the server takes") { attempt in
        attempt.connection?.refusedJoin?.result == .tooManyChannels
          ? Weight(for: ["the server says that there are too many channels"]) : Weight()
      },
    ],
    remedies: [
      Remedy(
        .client,
        "Connect with fewer redirections: no drives, printers, sound or devices. A new capture then shows fewer channels joined.",
        risk: .reversible, undo: "Switch them on again."),
      Remedy(.client, "Connect once past the gateway, proxy or session recorder, and compare both captures."),
      Remedy(.server, "Read the server's own log for that moment; on xrdp that is /var/log/xrdp.log."),
      .updateClient,
    ],
    sources: ["MS-RDPBCGR 2.2.1.7", "MS-RDPBCGR 2.2.1.9", "T.125 section 7"]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    if let further = connection.progress.milestones.first(where: { $0.step > .mcsChannelsJoined }) {
      return .ruledOut("the client had its channels and got to the \(further.step.rawValue)", frame: further.frame)
    }
    guard let refusal = connection.refusedJoin else { return .cannotTell("no refused channel can be read") }
    return .matched(
      Judgement.Match(
        .certain,
        [Evidence(refusal.event.frame, field: refusal.field, refusal.text)]
          + (connection.end(after: refusal.event).map { [$0] } ?? [])))
  }
}

/// The server's refusal of the domain or of a channel.
private struct RefusedJoin {
  let event: Event
  let result: MCSResult
  let field: String
  let text: Phrase

  init?(_ event: Event, _ pdu: MCSDomainPDU) {
    self.event = event
    switch pdu.content {
    case .attachUserConfirm(let confirm) where confirm.result != .successful:
      (result, field) = (confirm.result, "t124.result")
      text = "the server did not let the client into the domain: \(result.name ?? result.hex)"
    case .channelJoinConfirm(let confirm) where confirm.result != .successful:
      (result, field) = (confirm.result, "t124.result")
      text = "the server refused channel \(confirm.requested): \(result.name ?? result.hex)"
    case .channelJoinConfirm(let confirm) where confirm.channelID.map { $0 != confirm.requested } ?? false:
      (result, field) = (confirm.result, "t124.channelId")
      text = "the client asked for channel \(confirm.requested), and the server let it into another one"
    default: return nil
    }
  }
}

extension Connection {
  fileprivate var refusedJoin: RefusedJoin? {
    for pdu in timeline.all(MCSDomainPDU.self, from: .server) {
      if let refusal = RefusedJoin(pdu.event, pdu.message) { return refusal }
    }
    return nil
  }
}
