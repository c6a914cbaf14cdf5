import Dissectors

/// Wireshark display filters that show what a report speaks of.
enum DisplayFilter {
  /// The connection in focus, and others that hold evidence, from the first frame that proves the finding; or all the attempt's connections.
  static func text(for attempt: Attempt, finding: Finding?) -> String {
    guard let connection = attempt.connection else {
      if let first = attempt.tickets.first { return "(kerberos || tcp.port == 88) && frame.number >= \(first.frame)" }
      if let first = attempt.neighborRequests.first { return "arp && frame.number >= \(first.frame)" }
      let first = attempt.names.first.map { " && frame.number >= \($0.frame)" } ?? ""
      return "dns" + first
    }
    guard let finding, let first = finding.evidence.lazy.map({ $0.frame }).min() else {
      return attempt.connections.map(stream(of:)).joined(separator: " || ")
    }
    if attempt.connections.count == 1, connection.flow.errors.isEmpty {
      return Phrase("\(stream: connection) && frame.number >= \(first)").text
    }
    var parts: [String] = []
    for other in attempt.connections where other === connection || other.holds(finding.evidence) {
      parts.append(stream(of: other))
    }
    if !connection.flow.errors.isEmpty { parts += ["icmp", "icmpv6"] }
    let scope = parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " || ")))"
    return Phrase("\(scope) && frame.number >= \(first)").text
  }

  private static func stream(of connection: Connection) -> String { Phrase("\(stream: connection)").text }
}

extension Phrase.Pieces {
  /// A filter for the packets of a connection.
  fileprivate mutating func appendInterpolation(stream connection: Connection) {
    if let stream = connection.flow.stream {
      appendLiteral("tcp.stream == ")
      appendInterpolation(stream)
    } else {
      let client = connection.flow.client
      let field = client.address.isIPv4 ? "ip.addr" : "ipv6.addr"
      appendInterpolation("(\(field) == \(client.address) && tcp.port == \(client.port))")
    }
  }
}

extension Connection {
  /// Whether one of its own frames is evidence.
  fileprivate func holds(_ evidence: [Evidence]) -> Bool {
    evidence.contains { item in timeline.events.contains { $0.frame == item.frame } }
  }
}
