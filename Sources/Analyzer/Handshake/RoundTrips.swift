import Capture
import Dissectors

/// How long one side took to acknowledge a segment of the other.
struct RoundTrip {
  let duration: Duration
  /// The frame of the acknowledgment.
  let frame: Int

  /// Those of `side`, for each segment of the other side that was sent once only (RFC 6298 section 3).
  static func all(of side: Side, in segments: ArraySlice<Segment>) -> [RoundTrip] {
    var waiting: [UInt32: Timestamp?] = [:]
    var trips: [RoundTrip] = []
    for segment in segments {
      if segment.side != side, segment.end != segment.sequence {
        waiting[segment.end] = .some(waiting[segment.end] == nil ? segment.time : nil)
      } else if segment.side == side, segment.flags.contains(.ack),
        let sent = waiting.updateValue(nil, forKey: segment.acknowledgment) ?? nil
      {
        trips.append(RoundTrip(duration: segment.time - sent, frame: segment.frame))
      }
    }
    return trips
  }
}

extension Segment {
  /// The sequence number after the segment: SYN and FIN take one each.
  var end: UInt32 {
    let controls: UInt32 = flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1
    return sequence &+ UInt32(truncatingIfNeeded: length) &+ controls
  }
}
