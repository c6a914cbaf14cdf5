import Capture
import Dissectors

extension Meter {
  /// What the path is known to carry: the largest payload of each side that was acknowledged, and what a router said.
  static func packetSizes(of connection: Connection) -> [Meter] {
    Side.allCases.compactMap { packetSize(of: $0, connection) } + connection.flow.errors.compactMap(routerLimit)
  }

  private static func packetSize(of side: Side, _ connection: Connection) -> Meter? {
    let (sender, segments) = (connection.flow[side], connection.flow.segments.all)
    let acknowledged = segments.lazy.filter { $0.side != side && $0.flags.contains(.ack) && !$0.flags.contains(.rst) }
      .compactMap { sender.offset(of: $0.acknowledgment) }.max()
    guard let acknowledged else { return nil }
    // What is larger than the receiver takes was cut on its way out, by the sender's network adapter.
    let most = connection.flow[side.other].options?.maximumSegmentSize.map(Int.init) ?? .max
    let arrived = segments.filter { segment in
      guard segment.side == side, segment.length > 0, segment.length <= most else { return false }
      return (sender.offset(of: segment.sequence) ?? .max) <= acknowledged - segment.length
    }
    guard let largest = arrived.max(by: { $0.length < $1.length }) else { return nil }
    let bound = most == .max ? "" : " of \(most)"
    return Meter(
      "packet-size", "\(side.rawValue) up to \(largest.length)\(bound) bytes of payload", .bytes(largest.length),
      side: side, frames: [largest.frame])
  }

  private static func routerLimit(_ notice: ErrorNotice) -> Meter? {
    guard let limit = notice.error.nextHopMTU else { return nil }
    return Meter(
      "packet-size", "\(notice.sender) carries packets of up to \(limit) bytes", .bytes(Int(limit)),
      frames: [notice.frame])
  }
}
