import Dissectors

/// What TCP and ICMP themselves say: who asked, who answered, who ended it.
extension HandshakeReader {
  /// The SYNs, and the client's acknowledgment of the server's.
  mutating func recordOpening(of flow: borrowing Flow) {
    let answered = flow.fromServer.initialSequence
    var acknowledged = false
    for segment in flow.segments.all {
      let completes = !acknowledged && Self.completesHandshake(segment, answered: answered)
      acknowledged = acknowledged || completes
      guard completes || segment.flags.contains(.syn), !segment.flags.ends else { continue }
      record(segment, .tcp)
    }
  }

  /// What ended the connection: each FIN and RST belongs to the phase that had been reached.
  mutating func recordClosing(of flow: borrowing Flow) {
    for segment in flow.segments.all where segment.flags.ends {
      record(segment, timeline.phase(before: segment.frame))
    }
  }

  private mutating func record(_ segment: Segment, _ phase: Phase) {
    timeline.add(
      Event.Record(
        frame: segment.frame, time: segment.time, side: segment.side, phase: phase,
        kind: .segment(segment.flags.intersection([.syn, .fin, .rst, .ack]))))
  }

  mutating func recordErrors(of flow: borrowing Flow) {
    for notice in flow.errors {
      timeline.add(
        Event.Record(
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
}
