extension LookalikeRule {
  static let oneDirection = LookalikeRule(
    id: "lk-one-direction", title: "Only one direction was captured"
  ) { attempt in
    guard let connection = attempt.connections.first(where: \.isOneDirection),
      let first = connection.flow.segments.all.first
    else { return nil }
    return (
      """
      The capture holds only what the \(first.side.rawValue) sent. The \(first.side.other.rawValue)'s packets are missing from the capture, not \
      from the connection, so who ended it cannot be told.
      """, [first.frame]
    )
  }
}
