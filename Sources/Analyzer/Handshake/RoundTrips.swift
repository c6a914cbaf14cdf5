import Capture
import Dissectors

/// How long one side took to acknowledge the segments of the other: at best, at worst, and how often that can be told.
struct RoundTrips {
  struct Trip {
    let duration: Duration
    /// The frame of the acknowledgment.
    let frame: Int
  }

  private(set) var best: Trip
  private(set) var worst: Trip
  private(set) var count = 1

  /// Those of `side`, for each segment of the other side that was sent once only (RFC 6298 section 3); nil where there are none.
  init?(of side: Side, in segments: ArraySlice<Segment>) {
    var sent = SentOnce()
    var trips: RoundTrips?
    for segment in segments {
      if segment.side != side {
        let end = segment.end
        if end != segment.sequence { sent.note(end, at: segment.time) }
      } else if segment.flags.contains(.ack), let time = sent.take(segment.acknowledgment) {
        let trip = Trip(duration: segment.time - time, frame: segment.frame)
        if trips == nil { trips = RoundTrips(trip) } else { trips?.note(trip) }
      }
    }
    guard let trips else { return nil }
    self = trips
  }

  private init(_ first: Trip) { (best, worst) = (first, first) }

  private mutating func note(_ trip: Trip) {
    if trip.duration < best.duration { best = trip }
    if worst.duration < trip.duration { worst = trip }
    count += 1
  }
}

/// When segments were sent, by the sequence number after them; those of which an acknowledgment tells nothing have no time.
///
/// What is asked for was sent last, or nearly so.
private struct SentOnce {
  private var segments: [(end: UInt32, time: Timestamp?)] = []
  private var highest: UInt32?

  init() { segments.reserveCapacity(32) }

  mutating func note(_ end: UInt32, at time: Timestamp) {
    let isNew = highest.map { Int32(bitPattern: end &- $0) > 0 } ?? true
    if isNew { highest = end }
    if !isNew, let place = place(of: end) {
      segments[place].time = nil
    } else {
      segments.append((end, time))
    }
  }

  /// The time of the segment that `acknowledgment` is for, the first time that somebody asks.
  mutating func take(_ acknowledgment: UInt32) -> Timestamp? {
    guard let place = place(of: acknowledgment) else { return nil }
    defer { segments[place].time = nil }
    return segments[place].time
  }

  private func place(of end: UInt32) -> Int? { segments.lastIndex { $0.end == end } }
}

extension Segment {
  /// The sequence number after the segment: SYN and FIN take one each.
  var end: UInt32 {
    let controls: UInt32 = flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1
    return sequence &+ UInt32(truncatingIfNeeded: length) &+ controls
  }
}
