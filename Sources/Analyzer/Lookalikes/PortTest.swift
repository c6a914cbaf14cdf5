import Dissectors

extension LookalikeRule {
  static let portTest = LookalikeRule(
    id: "lk-port-test", title: "Somebody tested whether the port is open"
  ) { attempt in
    let tests = attempt.connections.filter { test in
      test.isPortTest
        && !attempt.connections.contains { $0.isOverIPv4 != test.isOverIPv4 && !$0.leftTheOtherFamilyAlone }
    }
    let frames = tests.compactMap { $0.closing?.frame }
    guard let first = frames.first else { return nil }
    return (
      """
      The client opened the connection and closed it without a byte (frame \(first)), as Test-NetConnection, psping and health checks do: \
      the port is open, and nothing failed.
      """, Array(frames.prefix(10))
    )
  }
}

extension Connection {
  /// Whether the connection was accepted, carried nothing, and was closed by the client.
  fileprivate var isPortTest: Bool {
    flow.fromClient.payloadBytes == 0 && flow.fromServer.payloadBytes == 0 && closing?.side == .client
      && synAck != nil
  }
}
