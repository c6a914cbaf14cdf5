import Capture

extension LookalikeRule {
  static let midstreamStart = LookalikeRule(
    id: "lk-midstream-start", title: "The capture began in the middle of a connection"
  ) { attempt in
    let late = attempt.connections.filter { $0.beganMidway && !$0.isOneDirection }
    let frames = late.compactMap { $0.flow.segments.all.first?.frame }
    guard let first = frames.first else { return nil }
    return (
      "The capture began when the connection was already under way: what came before frame \(first) is unknown, and its absence is no failure.",
      frames
    )
  }
}
