import Dissectors

extension LookalikeRule {
  static let negotiationFallback = LookalikeRule(
    id: "lk-negotiation-fallback", title: "A client that was refused a security protocol came back with others"
  ) { attempt in
    for (index, connection) in attempt.connections.enumerated() {
      guard let failure = connection.negotiationFailure, failure.code.isRecoverable,
        let offered = connection.requestedProtocols
      else { continue }
      let next = attempt.connections.dropFirst(index + 1).first { later in
        later.progress.reached(.x224Confirm) && later.requestedProtocols != offered
      }
      guard let next, let request = next.request, let confirm = next.confirm else { continue }
      return (
        """
        The server refused \(offered.names) with failure \(failure.code.text) in frame \(failure.event.frame); the client came back with \
        \(request.message.requestedProtocols.names) in frame \(request.event.frame), and the server accepted: that is how clients negotiate.
        """,
        [failure.event.frame, request.event.frame, confirm.event.frame]
      )
    }
    return nil
  }
}

extension NegotiationFailureCode {
  /// Whether a client can come back with another offer.
  fileprivate var isRecoverable: Bool {
    [.sslRequiredByServer, .sslNotAllowedByServer, .hybridRequiredByServer].contains(self)
  }
}
