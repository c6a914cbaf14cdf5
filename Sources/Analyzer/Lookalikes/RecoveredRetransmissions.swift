extension LookalikeRule {
  static let recoveredRetransmissions = LookalikeRule(
    id: "lk-recovered-retrans", title: "Lost packets were sent again and arrived"
  ) { attempt in
    for connection in attempt.connections {
      let repeated = connection.recoveredSegments
      guard !repeated.isEmpty else { continue }
      let share = repeated.count * 1000 / max(1, connection.flow.segments.count)
      return (
        """
        \(repeated.count) segment\(repeated.count == 1 ? " was" : "s were") sent again or came late (\(share / 10).\(share % 10) %), and both sides \
        went on afterwards: TCP made up for the loss, and nothing failed by it.
        """,
        Array(repeated.map(\.frame).prefix(10))
      )
    }
    return nil
  }
}

extension Connection {
  /// Segments that were sent again or filled a hole, and after which both sides sent new bytes.
  fileprivate var recoveredSegments: [Segment] {
    let again = lostSegments
    guard !again.isEmpty else { return [] }
    let all = flow.segments.all
    let wentOn = Side.allCases.map { side in all.last { $0.side == side && $0.role == .new }?.frame ?? 0 }.min() ?? 0
    return again.filter { $0.frame < wentOn }
  }
}
