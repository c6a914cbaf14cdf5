extension LookalikeRule {
  static let snapLength = LookalikeRule(
    id: "lk-snaplen", title: "The capture holds only the beginning of each packet"
  ) { attempt in
    let cut = attempt.connections.filter { $0.flow.cutSegments > 0 }
    guard let first = cut.first?.flow.segments.all.first else { return nil }
    let count = cut.reduce(0) { $0 + $1.flow.cutSegments }
    return (
      "\(count) packets were cut when they were captured, from a limit on their length. What is missing from them was on the wire: "
        + "messages that seem to end early are no fault of a peer.", [first.frame]
    )
  }
}
