import Capture
import Dissectors

extension Meter {
  /// What the path is known to carry from `side`: its largest payload that `receiver` acknowledged.
  static func packetSize(
    of side: Side, _ sender: FlowSide, to receiver: FlowSide, in segments: [Segment]
  ) -> Meter? {
    var acknowledged: Int?
    for segment in segments where segment.side != side && segment.flags.contains(.ack) && !segment.flags.contains(.rst)
    {
      guard let offset = sender.offset(of: segment.acknowledgment) else { return nil }
      acknowledged = max(acknowledged ?? offset, offset)
    }
    guard let acknowledged else { return nil }
    // What is larger than the receiver takes was cut on its way out, by the sender's network adapter.
    let most = receiver.options?.maximumSegmentSize.map(Int.init) ?? .max
    var largest: (length: Int, frame: Int) = (0, 0)
    for segment in segments where segment.side == side && segment.length > largest.length && segment.length <= most {
      guard let offset = sender.offset(of: segment.sequence), offset <= acknowledged - segment.length else { continue }
      largest = (segment.length, segment.frame)
    }
    guard largest.length > 0 else { return nil }
    let text: Phrase =
      most == .max
      ? "\(side.rawValue) up to \(largest.length) bytes of payload"
      : "\(side.rawValue) up to \(largest.length) of \(most) bytes of payload"
    return Meter("packet-size", text, .bytes(largest.length), side: side, frames: [largest.frame])
  }

  /// What a router said that it carries.
  static func packetSize(told notice: ErrorNotice) -> Meter? {
    guard let limit = notice.error.nextHopMTU else { return nil }
    return Meter(
      "packet-size", "\(notice.sender) carries packets of up to \(limit) bytes", .bytes(Int(limit)),
      frames: [notice.frame])
  }
}
