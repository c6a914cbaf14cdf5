extension LookalikeRule {
  static let synRetryOnRST = LookalikeRule(
    id: "lk-syn-retry-on-rst", title: "A client repeats a SYN that was refused"
  ) { attempt in
    let refusals = attempt.connections.filter { !$0.progress.reached(.tcpSYNACK) }.flatMap(\.refusals)
    guard refusals.count >= 2 else { return nil }
    return (
      """
      The client was refused \(refusals.count) times because it asked again, as Windows does with a SYN that a RST answers: \
      that is one refusal and no packet loss.
      """, Array(refusals.map(\.frame).prefix(10))
    )
  }
}
