import Capture
import Dissectors

extension LookalikeRule {
  static let otherFamily = LookalikeRule(
    id: "lk-multi-conn-family",
    title: "A client tried the IPv6 and the IPv4 address of a name, and one of them answered"
  ) { attempt in
    guard attempt.connections.count > 1, !attempt.wasSentOn else { return nil }
    let answered = attempt.connections.first { $0.progress.reached(.tcpSYNACK) && !$0.leftTheOtherFamilyAlone }
    guard let answered, let answer = answered.progress.milestone(.tcpSYNACK)?.frame else { return nil }
    let others = attempt.connections.filter { $0.isOverIPv4 != answered.isOverIPv4 && $0.leftTheOtherFamilyAlone }
    guard let other = others.first, let last = others.last?.flow.segments.all.last?.frame,
      let first = other.flow.segments.all.first?.frame
    else { return nil }
    let names = "the name \(attempt.serverName.map { "\($0) " } ?? "")has addresses of both kinds"
    guard other.isDead else {
      return (
        """
        The client connected over \(other.family) too (frame \(first)) and left that alone without a byte: \(names), and clients go on with the one \
        that answers first.
        """, [first, answer]
      )
    }
    return (
      """
      \(other.fateOfSYN) over \(other.family), at \(other.flow.server.address) (frames \(first) to \(last)), and the client got its answer over \
      \(answered.family), \((answered.flow.start - other.flow.start).text) after it had begun (frame \(answer)): \(names), and clients try one \
      after the other. Nothing failed by it, but as long as \(other.family) to this host is dead, each connection may begin so late.
      """,
      [first, last, answer]
    )
  }
}

extension Connection {
  var isOverIPv4: Bool { flow.server.address.isIPv4 }

  /// "IPv4" or "IPv6".
  var family: String { isOverIPv4 ? "IPv4" : "IPv6" }

  /// What became of a SYN that nobody accepted.
  var fateOfSYN: String {
    if !refusals.isEmpty { return "The connection was refused" }
    return refusal == nil ? "Nobody answered" : "The connection was turned away by an ICMP error"
  }
}

extension Attempt {
  /// Whether nobody let the client in there, and the other family of addresses answered.
  func passesOver(_ connection: Connection) -> Bool {
    guard connections.count > 1, connection.isDead, !wasSentOn else { return false }
    return connections.contains { $0.isOverIPv4 != connection.isOverIPv4 && $0.progress.reached(.tcpSYNACK) }
  }

  /// What to say beside a finding when the client tried the other family of addresses too, and got no answer there.
  var deadFamily: [Evidence] {
    guard connections.count > 1, !wasSentOn, let connection else { return [] }
    let dead = connections.filter { $0.isOverIPv4 != connection.isOverIPv4 && $0.isDead }
    guard let first = dead.first, let frame = first.flow.segments.all.first?.frame else { return [] }
    return [
      Evidence(
        frame, field: "tcp.flags.syn",
        "the name has an \(first.family) address too, \(first.flow.server.address), and there: \(first.fateOfSYN.lowercasedFirst)"
      )
    ]
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
