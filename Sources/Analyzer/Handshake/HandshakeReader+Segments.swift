import Dissectors

/// What TCP and ICMP themselves say: who asked, who answered, who ended it.
extension HandshakeReader {
  mutating func recordSegments() {
    let answered = flow.fromServer.initialSequence
    var acknowledged = false
    for segment in flow.segments.all {
      let completes = !acknowledged && Self.completesHandshake(segment, answered: answered)
      acknowledged = acknowledged || completes
      guard completes || !segment.flags.isDisjoint(with: [.syn, .fin, .rst]) else { continue }
      let flags = segment.flags.intersection([.syn, .fin, .rst, .ack])
      timeline.append(
        Event(
          frame: segment.frame, time: segment.time, side: segment.side, phase: phase(of: segment),
          kind: .segment(flags)))
    }
  }

  mutating func recordErrors() {
    for notice in flow.errors {
      timeline.append(
        Event(
          frame: notice.frame, time: notice.time, side: .server, phase: .tcp,
          kind: .icmp(notice.error, from: notice.sender)))
    }
  }

  /// Whether the segment is the client's acknowledgment of the server's SYN, which has the sequence number `answered`.
  private static func completesHandshake(_ segment: Segment, answered: UInt32?) -> Bool {
    guard segment.side == .client, segment.flags.contains(.ack), segment.flags.isDisjoint(with: [.rst, .syn]) else {
      return false
    }
    return answered.map { segment.acknowledgment &- $0 &- 1 < 0x8000_0000 } ?? false
  }

  /// A SYN belongs to the phase tcp; a FIN or RST to the phase that had been reached.
  private func phase(of segment: Segment) -> Phase {
    if segment.flags.isDisjoint(with: [.fin, .rst]) { return .tcp }
    var reached = Phase.tcp
    for event in timeline.events where event.frame < segment.frame && event.phase != reached {
      reached = max(reached, event.phase)
    }
    return reached
  }
}
