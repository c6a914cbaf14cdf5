import Capture

extension LookalikeRule {
  static let probeThenConnect = LookalikeRule(
    id: "lk-probe-then-connect", title: "The client stopped at a prompt and came back"
  ) { attempt in
    for (index, connection) in attempt.connections.enumerated() where connection.stoppedAtPrompt {
      guard let stop = connection.progress.last?.step, let closing = connection.closing else { continue }
      let next = attempt.connections.dropFirst(index + 1).first { later in
        later.requestedProtocols == connection.requestedProtocols
          && (later.progress.last?.step).map { $0 > stop } ?? false
      }
      guard let next, let first = next.flow.segments.all.first else { continue }
      return (
        """
        The client stopped after \(stop.rawValue) (frame \(closing.frame)) and came back \((first.time - closing.time).text) later (frame \(first.frame)) \
        and got further: clients do this while they ask their user about the certificate or for credentials.
        """,
        [closing.frame, first.frame]
      )
    }
    return nil
  }
}
