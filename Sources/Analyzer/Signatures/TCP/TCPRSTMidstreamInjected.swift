import Capture
import Dissectors

extension Signature {
  /// Somebody on the path ends the connection in a peer's name.
  static let tcpRSTMidstreamInjected = Signature(
    id: "tcp-rst-midstream-injected",
    phase: .tcp,
    title: "A device on the path reset the connection",
    explanation: """
      The connection was established, and then a RST ended it that did not come from the peer whose address it bears: at least two independent signs \
      in the packet say so. Some device between client and server ended the connection, and neither of the two did.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.socketReceiveFailed)],
    causes: [
      Cause("A firewall or intrusion prevention system does not allow what it recognised") { attempt in
        guard let message = attempt.messageBeforeReset else { return Weight() }
        return Weight(for: [
          "the RST came \(message.gap.text) after the \(message.event.name) in frame \(message.event.frame)"
        ])
      },
      Cause("A security product on one of the two machines resets connections it does not like"),
      Cause("A firewall or NAT device lost its record of the connection") { attempt in
        guard let idle = attempt.idleBeforeReset else { return Weight() }
        return idle >= .seconds(300)
          ? Weight(for: ["nothing was sent for \(idle.text) before"])
          : Weight(against: ["packets flowed until \(idle.text) before"])
      },
    ],
    remedies: [
      Remedy(
        .network,
        "Capture on the other side of the firewall too: where the RST is missing, or leaves without having come, is the device."
      ),
      Remedy(.network, "Read the log of the firewall or intrusion prevention system for this client, server and time."),
      Remedy(
        .client, "Connect once by another path, without the VPN or from another network, and compare both captures."),
      Remedy(
        .network,
        "Allow Remote Desktop between these two addresses in the rule that ended it; the traffic is then no longer inspected there.",
        risk: .weakensSecurity, undo: "Remove the exception."),
    ],
    sources: ["RFC 9293 section 3.5.2", "RFC 3360"]
  ) { attempt in
    let judgement = attempt.judgeInjectedReset()
    if case .matched = judgement, attempt.connection?.resetOnRequest != nil {
      return .cannotTell("the RST came at the Connection Request, which is a way to fail of its own")
    }
    return judgement
  }
}

extension Attempt {
  /// Judges whether the RST that ended the connection came from somebody else than the peer it names.
  func judgeInjectedReset() -> Judgement {
    guard let connection, let closing = connection.closing, closing.manner == .reset else {
      return .cannotTell("no RST ended the connection")
    }
    guard let origin = connection.resetOrigin else { return .cannotTell("no RST was seen") }
    guard connection.progress.reached(.tcpEstablished) || !connection.flow.hasStart else {
      return .cannotTell("the RST came before the connection was established")
    }
    guard closing.frame == origin.reset.frame else {
      return .cannotTell("the RST followed another end of the connection")
    }
    guard origin.isInjected else {
      guard origin.signs.isEmpty, origin.comparedHopLimit else {
        return .cannotTell("one sign alone does not show who sent the RST")
      }
      return .ruledOut(
        "the RST looks like the \(origin.reset.side.rawValue)'s other packets", frame: origin.reset.frame)
    }
    let reset = Evidence(
      origin.reset.frame, field: "tcp.flags.reset", "RST in the name of the \(origin.reset.side.rawValue)")
    return .matched(
      Judgement.Match(.likely, [reset] + origin.signs, closedBy: .middlebox, phase: connection.failedPhase))
  }

  /// The message before the RST, and the time between them.
  fileprivate var messageBeforeReset: (event: Event, gap: Duration)? {
    guard let connection, let reset = connection.resetOrigin?.reset else { return nil }
    return connection.timeline.events.last { $0.frame < reset.frame && !$0.range.isEmpty }.map {
      ($0, reset.time - $0.time)
    }
  }

  /// How long nothing was sent before the RST.
  fileprivate var idleBeforeReset: Duration? {
    guard let connection, let reset = connection.resetOrigin?.reset else { return nil }
    return connection.flow.segments.all.last { $0.frame < reset.frame }.map { reset.time - $0.time }
  }
}
