import Capture
import Dissectors

/// How soon each side of a connection acknowledged what the other sent.
struct RoundTrips {
  /// Those of one side: at best, at worst, and how many there are.
  struct Range {
    var best: Trip
    var worst: Trip
    var count = 1
  }

  struct Trip {
    fileprivate let nanoseconds: Int64
    /// The frame of the acknowledgment.
    let frame: Int

    var duration: Duration { .nanoseconds(nanoseconds) }
  }

  private let ofClient: Range?
  private let ofServer: Range?

  /// For each segment that was sent once only (RFC 6298 section 3).
  init(in segments: ArraySlice<Segment>) {
    var (client, server) = (Acknowledgments(), Acknowledgments())
    for segment in segments {
      if segment.side == .client {
        server.expect(segment)
        client.note(segment)
      } else {
        client.expect(segment)
        server.note(segment)
      }
    }
    (ofClient, ofServer) = (client.trips, server.trips)
  }

  /// Nil where nothing is known of `side`.
  subscript(side: Side) -> Range? { side == .client ? ofClient : ofServer }

  /// The shortest round trip between the two ends; nil where too little was acknowledged.
  ///
  /// Of the two directions the capture is near the end of one, which answers at once: the other one shows the path.
  var shortest: Duration? {
    guard let ofClient, let ofServer else { return nil }
    return .nanoseconds(max(ofClient.best.nanoseconds, ofServer.best.nanoseconds))
  }
}

/// What one side acknowledges: when the other side's segments were sent, by the sequence number after them. Of some an
/// acknowledgment tells nothing.
private struct Acknowledgments {
  private struct Sent {
    let end: UInt32
    /// Whether an acknowledgment of it tells how long it took.
    var isTelling = true
    let time: Timestamp
  }

  private var sent: [Sent] = []
  private var highest: UInt32?
  /// The acknowledgment that came last and was of something: the same again tells nothing.
  private var latest: UInt32?
  private(set) var trips: RoundTrips.Range?

  init() { sent.reserveCapacity(40) }

  /// Takes a segment of the other side.
  @inline(__always)
  mutating func expect(_ segment: Segment) {
    let end = segment.end
    guard end != segment.sequence else { return }
    let isNew = highest.map { Int32(bitPattern: end &- $0) > 0 } ?? true
    if isNew { highest = end }
    if !isNew, let place = place(of: end) {
      sent[place].isTelling = false
    } else {
      sent.append(Sent(end: end, time: segment.time))
    }
  }

  /// Takes a segment of the side's own: the first acknowledgment of a segment counts.
  @inline(__always)
  mutating func note(_ segment: Segment) {
    guard segment.flags.contains(.ack), segment.acknowledgment != latest,
      let place = place(of: segment.acknowledgment)
    else { return }
    latest = segment.acknowledgment
    guard sent[place].isTelling else { return }
    sent[place].isTelling = false
    let nanoseconds = segment.time.nanoseconds(since: sent[place].time)
    let trip = RoundTrips.Trip(nanoseconds: nanoseconds, frame: segment.frame)
    guard let known = trips else {
      trips = RoundTrips.Range(best: trip, worst: trip)
      return
    }
    if trip.nanoseconds < known.best.nanoseconds { trips?.best = trip }
    if known.worst.nanoseconds < trip.nanoseconds { trips?.worst = trip }
    trips?.count += 1
  }

  /// What is asked for was sent last, or nearly so.
  private func place(of end: UInt32) -> Int? { sent.lastIndex { $0.end == end } }
}

extension Segment {
  /// The sequence number after the segment: SYN and FIN take one each.
  var end: UInt32 {
    let controls: UInt32 = flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1
    return sequence &+ UInt32(truncatingIfNeeded: length) &+ controls
  }
}
