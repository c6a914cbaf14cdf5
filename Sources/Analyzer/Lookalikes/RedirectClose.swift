import Capture
import Dissectors

extension LookalikeRule {
  static let redirectClose = LookalikeRule(
    id: "lk-redirect-close", title: "The server sent the client on to another machine"
  ) { attempt in
    for (index, connection) in attempt.connections.enumerated() {
      guard let redirection = connection.redirection, let closing = connection.closing else { continue }
      let next = attempt.connections.dropFirst(index + 1).first { connection.leads(to: FlowOpening($0.flow)) }
      let start = next?.flow.segments.all.first?.frame
      let sequel =
        start.map { "the client went there at once (frame \($0))" }
        ?? "the session runs there, if the client reaches it"
      return (
        """
        The server sent the client on to \(redirection.message.targetText) (frame \(redirection.event.frame)), and this connection ended for that (frame \
        \(closing.frame)): \(sequel).
        """,
        [redirection.event.frame, closing.frame] + [start].compactMap { $0 }
      )
    }
    return nil
  }
}
