import Capture
import Dissectors

extension Signature {
  /// Answers take so long that the client gives up.
  static let tcpLatencyHigh = Signature(
    id: "tcp-latency-high",
    phase: .tcp,
    title: "Answers took so long that the client gave up",
    explanation: """
      Packets arrived in both directions, but each round trip took very long. Setting up a session takes some twenty of them one after the other, and the client \
      ended the connection before they were through.
      """,
    mstsc: [MstscCode(.timeoutOccurred), MstscCode(.socketClosed)],
    causes: [
      Cause("A line with a long way or a long queue: satellite, mobile, or an upload that fills it"),
      Cause("A VPN that takes the traffic on a long detour"),
    ],
    remedies: [
      Remedy(.client, "Measure the round trip.", command: "ping HOST -n 20"),
      Remedy(
        .client, "See on which part of the way the time passes; this takes some minutes.", command: "pathping HOST"),
      Remedy(
        .client,
        "Connect once by another path, without the VPN or while nothing else uses the line. A new capture then shows shorter round trips (tcp.analysis.ack_rtt)."
      ),
      Remedy(.network, "Look at the load and the queues of the line, and give interactive traffic precedence."),
    ],
    sources: ["RFC 6298 section 2", "MS-RDPBCGR 1.3.1.1"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tcpEstablished) else {
      return .cannotTell("no connection was established")
    }
    guard let closing = connection.closing, closing.side == .client else {
      return .cannotTell("the client did not give up")
    }
    // No round trip takes longer than all of it.
    guard connection.flow.end - connection.flow.start > .milliseconds(300) else {
      return .cannotTell("all of it took less than one long round trip")
    }
    guard let trip = connection.roundTrip else {
      return .cannotTell("too little was acknowledged to measure a round trip")
    }
    guard trip > .milliseconds(300) else { return .cannotTell("the shortest round trip took \(trip.text)") }
    return .matched(
      Judgement.Match(
        trip >= .seconds(2) ? .likely : .possible,
        [
          Evidence(
            closing.frame, field: "tcp.analysis.ack_rtt",
            "the client gave up \((closing.time - connection.flow.start).text) after it began; the shortest round trip of the connection took \(trip.text)"
          )
        ], phase: connection.failedPhase))
  }
}
