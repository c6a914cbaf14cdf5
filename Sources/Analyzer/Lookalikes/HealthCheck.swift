import Capture
import Dissectors

extension LookalikeRule {
  static let healthCheck = LookalikeRule(
    id: "lk-health-check", title: "A load balancer or a monitor looks at the port at fixed intervals"
  ) { attempt in
    let checks = attempt.connections
    guard checks.count >= 3, checks.allSatisfy(\.isHealthCheck), let first = checks.first?.flow.segments.all.first
    else {
      return nil
    }
    let gaps = zip(checks, checks.dropFirst()).map { $1.flow.start - $0.flow.start }
    guard let shortest = gaps.min(), let longest = gaps.max(), longest * 9 <= shortest * 11 else { return nil }
    return (
      """
      The client came \(checks.count) times, every \(shortest.text) (from frame \(first.frame) on), and left each time before anybody could have logged \
      on: that is how load balancers and monitors see whether a server lives.
      """,
      Array(checks.compactMap(\.closing?.frame).prefix(10))
    )
  }
}

extension Connection {
  /// Whether it was accepted and the client left by itself, without a byte or after a Connection Request that names nobody.
  fileprivate var isHealthCheck: Bool {
    guard closing?.side == .client, let last = progress.last?.step else { return false }
    if let request { return request.message.routingToken == nil && last == .x224Confirm }
    return flow.fromClient.payloadBytes == 0 && flow.fromServer.payloadBytes == 0 && last >= .tcpSYNACK
  }
}
