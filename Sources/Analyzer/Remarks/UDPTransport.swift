import Capture

extension RemarkRule {
  static let udpTransport = RemarkRule(id: "udp-transport", title: "UDP runs beside TCP") { attempt, _ in
    for connection in attempt.connections where !connection.datagrams.isEmpty {
      guard let offer = connection.datagrams.first(where: \.isOffer),
        let answer = connection.datagrams.first(where: { $0.isAnswer && $0.frame > offer.frame })
      else { continue }
      return (
        """
        The client offered UDP beside TCP (frame \(offer.frame)), and the server took it \((answer.time - offer.time).text) later (frame \
        \(answer.frame)): UDP is not blocked here. What it carried is not looked at.
        """,
        [offer.frame, answer.frame],
        true
      )
    }
    return nil
  }
}
