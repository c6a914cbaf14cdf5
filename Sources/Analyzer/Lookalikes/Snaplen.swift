extension LookalikeRule {
  static let snaplen = LookalikeRule(
    id: "lk-snaplen", title: "The capture holds only the beginning of each packet"
  ) { attempt in
    let cut = attempt.connections.reduce(0) { $0 + $1.flow.cutSegments }
    guard cut > 0, let frame = attempt.connections.first?.flow.segments.all.first?.frame else { return nil }
    return (
      """
      \(cut) packets were captured with their beginning only: what seems to be missing was cut off by the capture, not lost. \
      Capture again with a snapshot length of 0.
      """, [frame]
    )
  }
}
