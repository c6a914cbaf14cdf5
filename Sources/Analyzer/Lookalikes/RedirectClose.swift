import Capture
import Dissectors

extension LookalikeRule {
  static let redirectClose = LookalikeRule(
    id: "lk-redirect-close", title: "The server sent the client on to another machine"
  ) { attempt in
    for connection in attempt.connections {
      guard let redirection = connection.redirection, let closing = connection.closing else { continue }
      return (
        "The server sent the client on to \(redirection.message.targetText) (frame \(redirection.event.frame)), and this connection ended for that (frame "
          + "\(closing.frame)): the session runs there, if the client reaches it.",
        [redirection.event.frame, closing.frame]
      )
    }
    return nil
  }
}
