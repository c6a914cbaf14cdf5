extension LookalikeRule {
  static let wrongPasswordRetry = LookalikeRule(
    id: "lk-wrong-password-retry", title: "A wrong password first, then the right one"
  ) { attempt in
    guard let last = attempt.connections.last, last.progress.reached(.active) else { return nil }
    let refused = attempt.connections.dropLast().filter(\.wasRefusedLogon).compactMap {
      $0.logonRefusal?.event.frame ?? $0.closing?.frame
    }
    guard let first = refused.first else { return nil }
    return (
      """
      The server refused a logon, or hung up when it had heard who the user is (frame \(first)), and a later connection went through: most likely a wrong \
      password, typed again.
      """, Array(refused.prefix(10))
    )
  }
}
