import Capture
import Dissectors

/// How well the path carried a connection.
extension Connection {
  /// The shortest round trip between the two ends, as far as the place of the capture shows it; nil where too little was acknowledged.
  var roundTrip: Duration? {
    let segments = flow.segments.all[...]
    let trips = Side.allCases.map { ResetOrigin.roundTrips(of: $0, in: segments) }
    guard trips.contains(where: { $0.count >= 2 }) else { return nil }
    return trips.filter { $0.count >= 2 }.compactMap { $0.min() }.max()
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
