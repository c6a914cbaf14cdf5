extension LookalikeRule {
  static let dupSPAN = LookalikeRule(
    id: "lk-dup-span", title: "A mirror port captured every frame twice"
  ) { attempt in
    let doubled = attempt.connections.filter {
      $0.flow.duplicates >= 3 && $0.flow.duplicates * 4 >= $0.flow.segments.count
    }
    guard let first = doubled.first?.flow.segments.all.first else { return nil }
    let count = doubled.reduce(0) { $0 + $1.flow.duplicates }
    return (
      """
      \(count) frames are copies of the one just before, made within microseconds on the way to the capture, as a mirror port does. \
      They are no retransmissions and were counted once.
      """, [first.frame]
    )
  }
}
