import Capture
import Dissectors

extension Meter {
  /// What the path is known to carry from each side.
  static func addPacketSizes(of connection: Connection, in segments: [Segment], to meters: inout [Meter]) {
    let (client, server) = Delivery.ofBothSides(in: connection)
    let (most, mostBack) = (connection.largestTaken(by: .server), connection.largestTaken(by: .client))
    meters.add(packetSize(of: .client, client, most: most, in: segments))
    meters.add(packetSize(of: .server, server, most: mostBack, in: segments))
  }

  /// The largest payload of `side` that the other side, which takes up to `most` bytes, acknowledged.
  private static func packetSize(
    of side: Side, _ delivery: Delivery, most: Int, in segments: [Segment]
  ) -> Meter? {
    guard let acknowledged = delivery.acknowledged else { return nil }
    var largest: (length: Int, frame: Int) = (0, 0)
    for segment in segments where segment.length > largest.length && segment.side == side {
      guard segment.length <= most, let offset = delivery.offset(of: segment), offset <= acknowledged - segment.length
      else { continue }
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

extension Connection {
  /// The largest payload that `side` says it takes. What is larger was cut on its way out, by the sender's network adapter.
  fileprivate func largestTaken(by side: Side) -> Int {
    let taken =
      side == .client ? flow.fromClient.options?.maximumSegmentSize : flow.fromServer.options?.maximumSegmentSize
    return taken.map(Int.init) ?? .max
  }
}
