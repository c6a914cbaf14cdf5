import Capture
import Dissectors

extension LookalikeRule {
  static let udpFallback = LookalikeRule(
    id: "lk-udp-fallback", title: "UDP beside TCP is blocked, and TCP carries everything"
  ) { attempt in
    for connection in attempt.connections where !connection.datagrams.isEmpty {
      let offers = connection.datagrams.filter(\.isOffer)
      guard let first = offers.first, !connection.datagrams.contains(where: \.isAnswer) else { continue }
      let counted = "The client offered UDP beside TCP (frame \(first.frame))"
      let close =
        "TCP carries everything then, as it does wherever UDP is blocked: slower on a bad path, and nobody's failure."
      if let refusal = connection.datagrams.lazy.compactMap(\.refusal).first {
        return (
          "\(counted), and an ICMP error came back from \(refusal.sender): \(refusal.reason.text) (frame \(refusal.frame)). \(close)",
          [first.frame, refusal.frame]
        )
      }
      // Clients ask three times in about six seconds.
      guard offers.count >= 2 || connection.flow.end - first.time >= .seconds(5) else { continue }
      let times = offers.count == 1 ? "once" : "\(offers.count) times"
      return ("\(counted), \(times), and nobody answered. \(close)", offers.map(\.frame))
    }
    return nil
  }
}

extension DatagramRecord {
  var isOffer: Bool { if case .offer = content { true } else { false } }
  var isAnswer: Bool { if case .answer = content { true } else { false } }

  /// Who turned an offer away, and why.
  var refusal: (frame: Int, sender: IPAddress, reason: ICMPReason)? {
    if case .refusal(let reason, let sender) = content { (frame, sender, reason) } else { nil }
  }
}
