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
      return attempt.connections.map { stream($0.flow) }.joined(separator: " || ")
    }
    var parts: [String] = []
    for other in attempt.connections where other === connection || other.holds(finding.evidence) {
      parts.append(stream(other.flow))
    }
    if !connection.flow.errors.isEmpty { parts += ["icmp", "icmpv6"] }
    let scope = parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " || ")))"
    return Phrase("\(scope) && frame.number >= \(first)").text
  }

  private static func stream(_ flow: Flow) -> String {
    if let stream = flow.stream { return Phrase("tcp.stream == \(stream)").text }
    let field = flow.client.address.isIPv4 ? "ip.addr" : "ipv6.addr"
    return "(\(field) == \(flow.client.address) && tcp.port == \(flow.client.port))"
  }
}

extension Connection {
  /// Whether one of its own frames is evidence.
  fileprivate func holds(_ evidence: [Evidence]) -> Bool {
    evidence.contains { item in timeline.events.contains { $0.frame == item.frame } }
  }
}
