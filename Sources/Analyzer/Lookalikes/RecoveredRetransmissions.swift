extension LookalikeRule {
  static let recoveredRetransmissions = LookalikeRule(
    id: "lk-recovered-retrans", title: "Lost packets were sent again and arrived"
  ) { attempt in
    for connection in attempt.connections {
      let repeated = connection.flow.segments.all.filter { $0.role == .retransmission || $0.role == .filling }
      guard let last = repeated.last, connection.wentOn(after: last.frame) else { continue }
      let share = repeated.count * 1000 / max(1, connection.flow.segments.count)
      return (
        "\(repeated.count) segment\(repeated.count == 1 ? " was" : "s were") sent again or came late (\(share / 10).\(share % 10) %), and both sides "
          + "went on afterwards: TCP made up for the loss, and nothing failed by it.",
        Array(repeated.map(\.frame).prefix(10))
      )
    }
    return nil
  }
}

extension Connection {
  /// Whether both sides sent new bytes after `frame`.
  fileprivate func wentOn(after frame: Int) -> Bool {
    let later = flow.segments.all.filter { $0.frame > frame && $0.role == .new }
    return Side.allCases.allSatisfy { side in later.contains { $0.side == side } }
  }
}
