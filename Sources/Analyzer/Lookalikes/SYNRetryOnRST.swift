extension LookalikeRule {
  static let synRetryOnRST = LookalikeRule(
    id: "lk-syn-retry-on-rst", title: "A client repeats a SYN that was refused"
  ) { attempt in
    let refusals = attempt.connections.flatMap(\.refusals)
    guard refusals.count >= 2 else { return nil }
    return (
      "The client was refused and asked again, \(refusals.count) times in all, as Windows does with a SYN that a RST answers: "
        + "that is one refusal and no packet loss.", Array(refusals.map(\.frame).prefix(10))
    )
  }
}
