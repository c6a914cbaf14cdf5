import Capture
import Dissectors

extension Signature {
  /// Large packets vanish, small ones pass.
  static let tcpMTUBlackhole = Signature(
    id: "tcp-mtu-blackhole",
    phase: .tls,
    title: "Large packets vanished on the way while small ones passed",
    explanation: """
      The connection stood, and small packets went both ways. The first packet that was larger than all before it never arrived, however often it was sent. \
      Somewhere the path takes only smaller packets, and what should tell the sender so does not reach it.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("A VPN, tunnel or PPPoE line takes less than the two ends think, and ICMP that would say so is filtered") {
        attempt in
        let told = attempt.connection?.flow.errors.first { $0.error.reason == .fragmentationNeeded }
        return told.map { Weight(against: ["a router did say so (frame \($0.frame))"]) } ?? Weight()
      },
      Cause("A firewall or inspection device swallows messages that do not fit into one packet"),
      Cause("Large packets fail on a faulty link, network card or driver"),
    ],
    remedies: [
      Remedy(
        .client,
        "Find the largest packet that passes: lower the number until an answer comes. 28 more is what the path takes.",
        command: "ping HOST -f -l 1400"),
      Remedy(
        .client, "Compare with what the network adapters are set to.",
        command: "netsh interface ipv4 show subinterfaces"),
      Remedy(
        .client, "Connect once by another path, without the VPN or from another network, and compare both captures."),
      Remedy(
        .network,
        "Let ICMP \"fragmentation needed\" (type 3 code 4, in IPv6 type 2) pass. A new capture then shows it, and smaller packets after it.",
        risk: .reversible, undo: "Remove the rule."),
      Remedy(
        .client, "Until then, make the VPN's adapter send smaller packets; this lasts until the next start.",
        command: "netsh interface ipv4 set subinterface \"ADAPTER\" mtu=1350 store=active", risk: .reversible,
        undo: "The same command with the mtu it had before."),
      Remedy(
        .network, "On the router in front of the tunnel, make both ends use smaller segments.",
        command: "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu",
        risk: .reversible, undo: "The same command with -D instead of -A."),
    ],
    sources: ["RFC 2923 section 2.1", "RFC 1191 section 4", "RFC 4821"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tcpEstablished) else {
      return .cannotTell("no connection was established")
    }
    guard connection.flow.segments.forgotten == 0 else {
      return .cannotTell("the connection carried too much to be that")
    }
    let (client, server) = Delivery.ofBothSides(in: connection)
    for (side, delivery) in [(Side.client, client), (.server, server)] where delivery.isOutstanding {
      guard let loss = LargeLoss(of: side, connection, delivery, in: attempt.window) else { continue }
      return .matched(
        Judgement.Match(
          loss.confidence, loss.evidence, closedBy: connection.closing == nil ? .nobody : nil,
          phase: connection.failedPhase))
    }
    return .cannotTell("no large packet was sent in vain")
  }
}

/// The first bytes of a side that never arrived, larger than every packet of it that did.
private struct LargeLoss {
  let confidence: Confidence
  let evidence: [Evidence]

  /// What is smaller passes on every path (RFC 791 section 3.2 asks for 576 bytes with headers).
  private static let smallest = 256

  init?(of side: Side, _ connection: Connection, _ delivery: Delivery, in window: CaptureWindow) {
    let sent = SentBytes(side, delivery, in: connection.flow.segments.all)
    let lost = sent.own.filter { $0.offset <= sent.acknowledged && sent.acknowledged < $0.offset + $0.segment.length }
    let found =
      lost.isEmpty ? Self.hole(sent, connection, window) : Self.repeated(lost.map(\.segment), sent, connection)
    guard let found else { return nil }
    (confidence, evidence) = found
  }

  /// Seen near the sender: the same large segment again and again, while the other side is there.
  private static func repeated(
    _ lost: [Segment], _ sent: SentBytes, _ connection: Connection
  ) -> (Confidence, [Evidence])? {
    guard let first = lost.first, let last = lost.last, lost.count > 3, sent.isLarge(first.length) else { return nil }
    let trip = connection.roundTrip ?? .zero
    let alive = connection.flow.segments.all.first {
      $0.side == sent.side.other && !$0.flags.contains(.rst) && $0.time - first.time >= max(.milliseconds(100), trip)
    }
    guard let alive else { return nil }
    let name = sent.side.rawValue
    return (
      .likely,
      [
        Evidence(
          first.frame, field: "tcp.len", "the \(name) sent \(first.length) bytes in one packet; \(sent.largestText)"),
        Evidence(
          last.frame, field: "tcp.analysis.retransmission",
          "sent again \(lost.count - 1) times in \((last.time - first.time).text), and never acknowledged"),
        Evidence(
          alive.frame,
          "the \(sent.side.other.rawValue) was there: its packet \((alive.time - first.time).text) later came through"),
      ]
    )
  }

  /// Seen near the receiver: later packets show by their sequence number that bytes went before them.
  private static func hole(
    _ sent: SentBytes, _ connection: Connection, _ window: CaptureWindow
  ) -> (Confidence, [Evidence])? {
    let later = sent.own.filter { $0.offset > sent.acknowledged && !$0.segment.flags.contains(.rst) }
    guard let witness = later.min(by: { $0.offset < $1.offset }) else { return nil }
    let missing = witness.offset - sent.acknowledged
    let wait = (connection.closing?.time ?? window.end) - witness.segment.time
    let threshold = AttemptThreshold.silence
    guard sent.isLarge(missing), wait >= threshold || (connection.closing == nil && wait * 3 >= threshold) else {
      return nil
    }
    let name = sent.side.rawValue
    return (
      wait >= threshold ? .likely : .possible,
      [
        Evidence(
          witness.segment.frame, field: "tcp.seq",
          "the \(name)'s packet shows that it had sent \(missing) bytes that never came; \(sent.largestText)"),
        Evidence(witness.segment.frame, "they did not come in the \(wait.text) after it either"),
      ]
    )
  }

  /// What a side sent, and how much of it the other side said that it got.
  private struct SentBytes {
    let side: Side
    let own: [(offset: Int, segment: Segment)]
    let acknowledged: Int
    /// Bytes of the largest segment that arrived.
    let largest: Int

    init(_ side: Side, _ delivery: Delivery, in segments: [Segment]) {
      self.side = side
      let acknowledged = max(0, delivery.acknowledged ?? 0)
      self.acknowledged = acknowledged
      var own: [(offset: Int, segment: Segment)] = []
      own.reserveCapacity(segments.count)
      for segment in segments where segment.side == side && segment.saysWhere {
        if let offset = delivery.offset(of: segment) { own.append((offset, segment)) }
      }
      self.own = own
      largest = own.lazy.filter { $0.offset + $0.segment.length <= acknowledged }.map(\.segment.length).max() ?? 0
    }

    func isLarge(_ length: Int) -> Bool { length >= LargeLoss.smallest && length > largest }

    var largestText: String { "the largest that got through had \(largest)" }
  }
}
