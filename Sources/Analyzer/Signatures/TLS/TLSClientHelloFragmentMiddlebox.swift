import Capture
import Dissectors

extension Signature {
  /// The second half of a large ClientHello does not get through.
  static let tlsClientHelloFragmentMiddlebox = Signature(
    id: "tls-clienthello-fragment-middlebox",
    phase: .tls,
    title: "A ClientHello that takes more than one packet did not get through",
    explanation: """
      The client's ClientHello was too large for one packet, as it is when it holds keys that resist quantum computers. Its first packet arrived; the rest was \
      not taken, or the connection was reset at once. Some devices that look into TLS expect the whole ClientHello in one packet and stumble over this.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A firewall or inspection device cannot put a ClientHello of several packets together") { attempt in
        guard let connection = attempt.connection, let origin = connection.resetOrigin else { return Weight() }
        return Weight(for: origin.signs.map(\.text), against: attempt.resetLooksGenuine.map { [$0] } ?? [])
      },
      Cause("The server's own TLS cannot do it"),
      Cause("The packets behind the first one were lost by chance"),
    ],
    remedies: [
      Remedy(.client, "Connect once by another path, past the VPN or the firewall, and compare both captures."),
      Remedy(
        .network, "Look in the log of the firewall for this connection, and whether its maker has mended this since.",
        risk: .readOnly),
      Remedy(
        .client,
        "As a test, make the ClientHello small: take the groups with ML-KEM off the client's list of curves. A new capture then shows it in one packet, and an answer.",
        command: "Get-TlsEccCurve", risk: .reversible, undo: "Put the groups back on the list."),
      Remedy(
        .network, "Let the device pass this connection without looking into it.", risk: .weakensSecurity,
        undo: "Let it look into the connection again."),
    ],
    sources: ["RFC 8446 section 5.1", "RFC 9293 section 3.8.1"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    if let answer = connection.helloAnswer {
      return .ruledOut(.helloAnswered, by: answer)
    }
    guard let first = connection.firstPart(of: hello.event) else {
      return .ruledOut("the ClientHello came in one packet", by: hello.event)
    }
    guard !connection.isAcknowledged(hello.event) else {
      return .ruledOut("the server acknowledged all of the ClientHello", by: hello.event)
    }
    let parts = Evidence(
      first.frame, field: "tls.handshake.length",
      "the ClientHello of \(hello.event.range.count) bytes begins here and ends in frame \(hello.event.frame)")
    let taken = connection.acknowledgment(of: first)
    if let closing = connection.closing, closing.side == .server, closing.manner == .reset, taken != nil {
      return .matched(
        .possible, parts, Evidence(closing.frame, field: "tcp.flags.reset", "RST from the server before it had it all"))
    }
    let again = connection.retransmissions(of: hello.event)
    guard again.count >= 3, let taken, let last = again.last else {
      return .cannotTell("too little shows that the rest of the ClientHello did not arrive")
    }
    return .matched(
      .possible, parts, Evidence(taken, field: "tcp.ack", "the server acknowledged the first part only"),
      Evidence(last, field: "tcp.analysis.retransmission", "the rest was sent again \(again.count) times in vain"))
  }
}

extension Connection {
  /// The segment in which `event` begins, if it ends in another one.
  fileprivate func firstPart(of event: Event) -> Segment? {
    flow.segments.all.first { segment in
      guard segment.side == event.side, segment.length > 0,
        let start = flow.numbering(of: event.side)?.offset(of: segment.sequence)
      else { return false }
      return start <= event.range.lowerBound && start + segment.length > event.range.lowerBound
        && start + segment.length < event.range.upperBound
    }
  }

  /// The frame in which the other side acknowledged `segment`.
  fileprivate func acknowledgment(of segment: Segment) -> Int? {
    guard let start = flow.numbering(of: segment.side)?.offset(of: segment.sequence) else { return nil }
    return flow.segments.all.first { answer in
      answer.side == segment.side.other && answer.flags.contains(.ack) && answer.frame > segment.frame
        && (flow.numbering(of: segment.side)?.offset(of: answer.acknowledgment) ?? 0) >= start + segment.length
    }?.frame
  }
}
