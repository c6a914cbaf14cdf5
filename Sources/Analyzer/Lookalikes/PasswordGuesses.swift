import Dissectors

extension LookalikeRule {
  static let passwordGuessing = LookalikeRule(
    id: "lk-brute-force-noise", title: "A program guesses passwords; no user waits for this attempt"
  ) { attempt in
    guard attempt.isGuess, let request = attempt.connections.first?.request, let token = request.message.routingToken
    else { return nil }
    return (
      """
      One of more than \(PasswordGuessing.rate) connections a minute that come to this server with user names every system has ("\(token.text)", frame \
      \(request.event.frame)), as programs make them that guess passwords. Most likely no user waits for it; what became of it says little of \
      what users meet.
      """, [request.event.frame]
    )
  }
}
