import Dissectors

extension LookalikeRule {
  static let scanner = LookalikeRule(
    id: "lk-scanner", title: "A scanner asked what the server speaks"
  ) { attempt in
    for connection in attempt.connections where connection.isScan && connection.stoppedAtPrompt {
      guard let request = connection.request, let closing = connection.closing else { continue }
      return (
        """
        The Connection Request names the scanner nmap as its user (frame \(request.event.frame)), and the client left when it had its answer \
        (frame \(closing.frame)): nobody tried to log on.
        """, [request.event.frame, closing.frame]
      )
    }
    return nil
  }
}

extension X224ConnectionRequest {
  /// Whether the cookie is that of the scanner nmap.
  var isFromScanner: Bool { routingToken?.text == "Cookie: mstshash=nmap" }
}
