import Capture
import Dissectors

extension LookalikeRule {
  static let promptBetweenConfirmAndClientHello = LookalikeRule(
    id: "lk-prompt-between-cc-and-clienthello",
    title: "The client asked its user for credentials between negotiation and TLS"
  ) { attempt in
    for connection in attempt.connections {
      guard let confirm = connection.confirm?.event, let hello = connection.clientHello?.event,
        connection.hadConfirm(before: hello.frame)
      else {
        continue
      }
      let wait = hello.time - confirm.time
      guard wait >= .seconds(1) else { continue }
      return (
        """
        The client had the Connection Confirm (frame \(confirm.frame)) and began TLS \(wait.text) later (frame \(hello.frame)), as mstsc does while it \
        asks for credentials: the client waited for its user, not for the server.
        """, [confirm.frame, hello.frame]
      )
    }
    return nil
  }
}

extension Connection {
  /// Whether the client acknowledged the Connection Confirm in a segment before `frame`.
  fileprivate func hadConfirm(before frame: Int) -> Bool {
    guard let confirm = confirm?.event else { return false }
    return flow.segments.all.contains { segment in
      segment.side == .client && segment.frame > confirm.frame && segment.frame < frame && segment.flags.contains(.ack)
        && (flow.fromServer.offset(of: segment.acknowledgment) ?? 0) >= confirm.range.upperBound
    }
  }
}
