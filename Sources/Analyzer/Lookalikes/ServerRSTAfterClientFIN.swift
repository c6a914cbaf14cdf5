import Capture
import Dissectors

extension LookalikeRule {
  static let serverRSTAfterClientFIN = LookalikeRule(
    id: "lk-server-rst-after-client-fin", title: "Windows answers the client's FIN with RST"
  ) { attempt in
    for connection in attempt.connections {
      let events = connection.timeline.events
      guard let place = events.firstIndex(where: \.endsTransport), case let fin = events[place], fin.side == .client,
        fin.isFIN,
        let answer = events[(place + 1)...].first(where: { $0.side == .server && $0.endsTransport }), answer.isReset,
        answer.time - fin.time < .seconds(1)
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
