extension RemarkRule {
  static let bruteForceNoise = RemarkRule(
    id: "brute-force-noise", title: "Programs guess passwords at the server at the same time"
  ) { attempt, conclusion in
    guard conclusion.verdict != .succeeded, let noise = attempt.noise else { return nil }
    let count = noise.connections >= Limits.guessesPerServer ? "At least \(noise.connections)" : "\(noise.connections)"
    let others = noise.addresses == 1 ? "1 other address" : "\(noise.addresses) other addresses"
    return (
      """
      \(count) connections of \(others) came to this server about the same minute with user names that programs try which guess passwords. They alone \
      can make a server refuse others or lock accounts. Close the port to the Internet: VPN, RD Gateway, or a rule for the addresses of your users.
      """,
      [], false
    )
  }
}
