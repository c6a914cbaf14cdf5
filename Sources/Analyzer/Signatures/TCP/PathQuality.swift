import Capture
import Dissectors

/// How well the path carried a connection.
extension Connection {
  /// The shortest round trip between the two ends; nil where too little was acknowledged.
  var roundTrip: Duration? { RoundTrips(in: flow.segments.all[...]).shortest }

  /// Segments that were sent again, or came late, because they or their acknowledgment had been lost.
  var lostSegments: [Segment] { flow.segments.all.filter { $0.role == .retransmission || $0.role == .filling } }

  /// The SYNs of the client, or the answers of the server, that were sent again; the more of the two.
  var repeatedOpenings: [Segment] {
    let openings = flow.segments.all.filter { $0.flags.contains(.syn) }
    // Two are mostly a question and its answer.
    guard openings.count > 2 || openings.first?.side == openings.last?.side else { return [] }
    let ofClient = openings.filter { $0.side == .client }.dropFirst()
    let ofServer = openings.filter { $0.side == .server }.dropFirst()
    return Array(ofClient.count < ofServer.count ? ofServer : ofClient)
  }
}
