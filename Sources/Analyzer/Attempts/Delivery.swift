import Dissectors

/// How far the bytes of one side went, and how far the other side said that it got them.
struct Delivery {
  private(set) var furthest = 0
  /// Nil where nothing was acknowledged, or where the start of the bytes is unknown.
  private(set) var acknowledged: Int?
  private let numbering: SequenceNumbering?

  private init(_ numbering: SequenceNumbering?) { self.numbering = numbering }

  /// Both sides' in one walk.
  static func ofBothSides(in connection: Connection) -> (client: Delivery, server: Delivery) {
    var client = Delivery(connection.flow.numbering(of: .client))
    var server = Delivery(connection.flow.numbering(of: .server))
    for segment in connection.flow.segments.all {
      if segment.side == .client {
        client.noteSent(segment)
        server.noteAcknowledged(segment)
      } else {
        server.noteSent(segment)
        client.noteAcknowledged(segment)
      }
    }
    return (client, server)
  }

  /// Whether anything was not acknowledged, as in few connections.
  var isOutstanding: Bool { furthest > max(0, acknowledged ?? 0) }

  /// Offset of a segment of the side itself; nil where the start of its bytes is unknown.
  func offset(of segment: Segment) -> Int? { numbering?.offset(of: segment.sequence) }

  @inline(__always)
  private mutating func noteSent(_ segment: Segment) {
    guard let numbering, segment.saysWhere else { return }
    furthest = max(furthest, numbering.offset(of: segment.sequence) + segment.length)
  }

  @inline(__always)
  private mutating func noteAcknowledged(_ segment: Segment) {
    guard let numbering, segment.flags.contains(.ack), !segment.flags.contains(.rst) else { return }
    let offset = numbering.offset(of: segment.acknowledgment)
    acknowledged = max(acknowledged ?? offset, offset)
  }
}

extension Segment {
  /// Whether its number is where its sender's bytes are: that of a SYN is before them, that of a keep-alive segment too.
  var saysWhere: Bool { !flags.contains(.syn) && role != .keepAlive }
}
