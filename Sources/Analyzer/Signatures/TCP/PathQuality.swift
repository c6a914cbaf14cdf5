import Capture
import Dissectors

/// How well the path carried a connection.
extension Connection {
  /// The shortest round trip between the two ends; nil where too little was acknowledged.
  var roundTrip: Duration? { RoundTrips(in: flow.segments.all[...]).shortest }

  /// Segments that were sent again, or came late, because they or their acknowledgment had been lost.
  var lostSegments: [Segment] { flow.segments.lost > 0 ? flow.segments.all.filter(\.isOfLoss) : [] }

  /// The SYNs of the client, or the answers of the server, that were sent again; the more of the two.
  var repeatedOpenings: [Segment] {
    guard repeatsOpening else { return [] }
    let openings = flow.segments.all.filter { $0.flags.contains(.syn) }
    let ofClient = openings.filter { $0.side == .client }.dropFirst()
    let ofServer = openings.filter { $0.side == .server }.dropFirst()
    return Array(ofClient.count < ofServer.count ? ofServer : ofClient)
  }

  /// Whether anything was sent again, as in few connections.
  var repeatsAnything: Bool { flow.segments.lost > 0 || repeatsOpening }

  private var repeatsOpening: Bool {
    var (ofClient, ofServer) = (0, 0)
    for segment in flow.segments.all where segment.flags.contains(.syn) {
      if segment.side == .client { ofClient += 1 } else { ofServer += 1 }
    }
    return max(ofClient, ofServer) > 1
  }
}
