import Capture
import Dissectors

extension ResetOrigin {
  /// How long `side` took to acknowledge each segment of the other side, where it was sent once only (RFC 6298 section 3).
  static func roundTrips(of side: Side, in segments: ArraySlice<Segment>) -> [Duration] {
    var waiting: [UInt32: Timestamp?] = [:]
    var trips: [Duration] = []
    for segment in segments {
      if segment.side != side, segment.end != segment.sequence {
        waiting[segment.end] = .some(waiting[segment.end] == nil ? segment.time : nil)
      } else if segment.side == side, segment.flags.contains(.ack),
        let sent = waiting.updateValue(nil, forKey: segment.acknowledgment) ?? nil
      {
        trips.append(segment.time - sent)
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
