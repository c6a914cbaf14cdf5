import Capture
import Dissectors

extension Signature {
  /// So much is lost on the way that the connection does not get through.
  static let tcpLossHigh = Signature(
    id: "tcp-loss-high",
    phase: .tcp,
    title: "Too many packets were lost on the way",
    explanation: """
      Both sides were there and answered, but so many packets had to be sent again that the connection did not get through in time. TCP mends single losses \
      without anybody noticing; this was more than that.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("A weak wireless link, or a line that is overloaded"),
      Cause("A VPN or a firewall that cannot keep up"),
      Cause("A faulty cable, port or network card, or two ends that disagree on duplex"),
    ],
    remedies: [
      Remedy(
        .client, "Count losses on the way: 100 requests show more than one test.", command: "ping HOST -n 100"),
      Remedy(
        .client, "See from which router on they are lost; this takes some minutes.", command: "pathping HOST"),
      Remedy(
        .client,
        "Connect once over a cable, or by another path. A new capture then shows few retransmissions (tcp.analysis.retransmission)."
      ),
      Remedy(
        .network, "Look at the error and drop counters of the ports on the way, and at the load of the line."),
      Remedy(
        .server, "Look at the errors that the network card counted.",
        command: "Get-NetAdapterStatistics | Format-List Name, *Error*, *Discarded*"),
    ],
    sources: ["RFC 6298 section 5", "RFC 5681"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tcpEstablished) else {
      return .cannotTell("no connection was established")
    }
    guard connection.flow.segments.forgotten == 0 else {
      return .cannotTell("the connection carried too much for losses to have kept it from getting through")
    }
    guard connection.repeatsAnything else { return .cannotTell("no packet was sent again") }
    let isOver = connection.closing != nil || connection.isOneSideSilent(until: attempt.window.end)
    guard let losses = connection.heavyLoss ?? (isOver ? connection.lossFromTheStart : nil) else {
      return .cannotTell("too few packets were sent again")
    }
    return .matched(
      Judgement.Match(
        losses.confidence, losses.evidence, closedBy: connection.closing == nil ? .nobody : nil,
        phase: connection.failedPhase))
  }
}

extension Connection {
  /// Whether nothing more came of one side, whatever the other did meanwhile. A third of the silence that proves it makes it possible.
  fileprivate func isOneSideSilent(until end: Timestamp) -> Bool {
    Side.allCases.contains { side in
      flow.segments.all.last { $0.side == side }.map { (end - $0.time) * 3 >= AttemptThreshold.silence } ?? false
    }
  }

  /// What shows that many packets were lost; nil if few were.
  fileprivate var heavyLoss: (confidence: Confidence, evidence: [Evidence])? {
    let repeated = lostSegments
    if repeated.count < 10 { return lostOpenings.map { (.likely, $0) } }
    let places = Set(repeated.map { [$0.side == .client ? 0 : 1, $0.sequence] })
    let total = flow.segments.all.count { $0.length > 0 }
    if places.count >= 3, repeated.count * 100 > 3 * total, let last = repeated.last {
      return (
        .likely,
        [
          Evidence(
            last.frame, field: "tcp.analysis.retransmission",
            "\(repeated.count) of \(total) packets with data were sent again or came late, of \(places.count) different ones"
          )
        ]
      )
    }
    return lostOpenings.map { (.likely, $0) }
  }

  /// What shows that hardly anything got through: of an opening and two other packets, at least, the first try was lost.
  fileprivate var lossFromTheStart: (confidence: Confidence, evidence: [Evidence])? {
    let repeated = lostSegments
    if repeated.isEmpty { return nil }
    let places = Set(repeated.map { [$0.side == .client ? 0 : 1, $0.sequence] }).count
    let openings = Side.allCases.map { side in
      flow.segments.all.count { $0.side == side && $0.flags.contains(.syn) }
    }
    let again = repeated.count + openings.map { max(0, $0 - 1) }.reduce(0, +)
    let different = places + openings.count { $0 > 1 }
    let sent = flow.segments.all.count { $0.length > 0 } + openings.reduce(0, +)
    guard openings.contains(where: { $0 > 1 }), different >= 3, again >= 4, again * 3 >= sent,
      let last = repeated.last
    else { return nil }
    return (
      .possible,
      [
        Evidence(
          last.frame, field: "tcp.analysis.retransmission",
          "\(again) of the connection's \(sent) packets with SYN or data were sent again, of \(different) different ones"
        )
      ]
    )
  }

  /// Openings that were sent again more than once, though an answer would have been there in time.
  private var lostOpenings: [Evidence]? {
    let repeated = repeatedOpenings
    guard repeated.count >= 2, let last = repeated.last,
      let first = flow.segments.all.first(where: { $0.flags.contains(.syn) }), last.time - first.time >= .seconds(2),
      let roundTrip, roundTrip < .seconds(1)
    else { return nil }
    return [
      Evidence(
        last.frame, field: "tcp.flags.syn",
        "the \(last.side.rawValue) had to open the connection \(repeated.count + 1) times in \((last.time - first.time).text), while an answer takes \(roundTrip.text)"
      )
    ]
  }
}
