import Capture

extension LookalikeRule {
  static let captureEnded = LookalikeRule(
    id: "lk-capture-ended", title: "The capture ended while the connection was still open"
  ) { attempt in
    guard let connection = attempt.connections.last, connection.closing == nil, connection.flow.fromServer.segments > 0,
      !connection.isOneDirection, let last = connection.flow.segments.all.last
    else { return nil }
    // A connection in which nothing moved any more was not cut off by the end of the capture: it waited in vain.
    let quiet = attempt.window.end - connection.lastProgress
    guard quiet * 3 < AttemptThreshold.silence else { return nil }
    return (
      """
      The capture ended \(quiet.text) after the connection's last step forward (frame \(last.frame)), while it was still open: \
      that nothing follows is no failure.
      """, [last.frame]
    )
  }
}

extension Connection {
  /// When the connection last moved: a step of the sequence, or new bytes. What is sent again moves nothing.
  fileprivate var lastProgress: Timestamp {
    let bytes = flow.segments.all.last { [.new, .filling, .outOfOrder].contains($0.role) }?.time
    return [bytes, progress.milestones.map(\.time).max()].compactMap { $0 }.max() ?? flow.start
  }
}
