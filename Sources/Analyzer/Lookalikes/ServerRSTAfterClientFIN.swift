import Capture
import Dissectors

extension LookalikeRule {
  static let serverRSTAfterClientFIN = LookalikeRule(
    id: "lk-server-rst-after-client-fin", title: "Windows answers the client's FIN with RST"
  ) { attempt in
    for connection in attempt.connections where connection.mayHoldReset {
      let (events, records) = (connection.timeline.events, connection.timeline.records)
      guard let place = records.indices.first(where: { records[$0].endsTransport }), case let fin = events[place],
        fin.side == .client, fin.isFIN,
        let reset = (place + 1..<records.count).first(where: {
          records[$0].side == .server && records[$0].endsTransport
        }), case let answer = events[reset], answer.isReset, answer.time - fin.time < .seconds(1)
      else { continue }
      return (
        """
        The client closed the connection (FIN, frame \(fin.frame)) and the server answered with RST (frame \(answer.frame)). \
        Windows servers do so as a matter of course: the client ended the connection, not the server.
        """,
        [fin.frame, answer.frame]
      )
    }
    return nil
  }
}

extension Connection {
  /// Whether a RST is among its segments, as far as they are remembered.
  fileprivate var mayHoldReset: Bool { resetOrigin != nil || flow.segments.forgotten > 0 }
}

extension Event {
  fileprivate var isFIN: Bool {
    if case .segment(let flags) = kind { return flags.contains(.fin) && !flags.contains(.rst) }
    return false
  }

  fileprivate var isReset: Bool {
    if case .segment(let flags) = kind { return flags.contains(.rst) }
    return false
  }
}
