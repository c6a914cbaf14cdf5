import Capture
import Dissectors

/// What the packets of a connection that was ended say of its path.
struct PathCount {
  let packets: Int
  let lost: Int
  /// Frame of the last packet with data.
  let last: Int
  /// From that to the end.
  let wait: Duration

  var losesLittle: Bool { lost * 100 < packets }

  /// Nil for a connection that ended in silence, or of which bytes are missing: nothing is known of what did not come.
  init?(_ connection: Connection) {
    let segments = connection.flow.segments.all
    guard let closing = connection.closing, let last = segments.last(where: \.carriesData),
      connection.flow.segments.forgotten == 0,
      segments.contains(where: { $0.carriesData && $0.side != last.side }),
      !connection.timeline.events.contains(where: \.isIncomplete)
    else { return nil }
    packets = segments.count { $0.carriesData }
    lost = connection.lostSegments.count
    self.last = last.frame
    wait = max(.zero, closing.time - last.time)
  }
}

extension Segment {
  fileprivate var carriesData: Bool { length > 0 && role != .keepAlive }
}

extension Event {
  /// Whether bytes are missing of what was said.
  fileprivate var isIncomplete: Bool {
    switch kind {
    case .gap, .partial: true
    default: false
    }
  }
}
