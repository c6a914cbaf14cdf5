import Capture
import Dissectors

/// How long one side took to acknowledge a segment of the other.
struct RoundTrip {
  let duration: Duration
  /// The frame of the acknowledgment.
  let frame: Int

  /// Those of `side`, for each segment of the other side that was sent once only (RFC 6298 section 3).
  static func all(of side: Side, in segments: ArraySlice<Segment>) -> [RoundTrip] {
    var sent = SentOnce()
    var trips: [RoundTrip] = []
    for segment in segments {
      if segment.side != side {
        if segment.end != segment.sequence { sent.note(segment) }
      } else if segment.flags.contains(.ack), let time = sent.take(segment.acknowledgment) {
        trips.append(RoundTrip(duration: segment.time - time, frame: segment.frame))
      }
    }
    return trips
  }
}

/// When segments were sent, by the sequence number after them; those of which an acknowledgment tells nothing have no time.
///
/// What is asked for was sent last, or nearly so.
private struct SentOnce {
  private var segments: [(end: UInt32, time: Timestamp?)] = []
  private var highest: UInt32?

  mutating func note(_ segment: Segment) {
    let isNew = highest.map { Int32(bitPattern: segment.end &- $0) > 0 } ?? true
    if isNew { highest = segment.end }
    if !isNew, let place = place(of: segment.end) {
      segments[place].time = nil
    } else {
      segments.append((segment.end, segment.time))
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
