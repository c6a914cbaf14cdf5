import Capture
import Dissectors

/// How well the path carried a connection.
extension Connection {
  /// The shortest round trip between the two ends; nil where too little was acknowledged.
  ///
  /// Of the two directions the capture is near the end of one, which answers at once: the other one shows the path.
  var roundTrip: Duration? {
    let segments = flow.segments.all[...]
    guard let client = RoundTrips(of: .client, in: segments), let server = RoundTrips(of: .server, in: segments) else {
      return nil
    }
    return max(client.best.duration, server.best.duration)
  }

  /// Segments that were sent again, or came late, because they or their acknowledgment had been lost.
  var lostSegments: [Segment] { flow.segments.all.filter { $0.role == .retransmission || $0.role == .filling } }

  /// The SYNs of the client, or the answers of the server, that were sent again; the more of the two.
  var repeatedOpenings: [Segment] {
    let openings = Side.allCases.map { side in
      flow.segments.all.filter { $0.side == side && $0.flags.contains(.syn) }.dropFirst()
    }
    return openings.max { $0.count < $1.count }.map(Array.init) ?? []
  }
}
