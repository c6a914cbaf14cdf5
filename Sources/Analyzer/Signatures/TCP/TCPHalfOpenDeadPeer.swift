import Capture
import Dissectors

extension Signature {
  /// One side goes on sending the same bytes, and the other has fallen silent.
  static let tcpHalfOpenDeadPeer = Signature(
    id: "tcp-half-open-dead-peer",
    phase: .active,
    title: "The other side fell silent in the middle of the connection",
    explanation: """
      The connection worked, and then nothing came through any more: one side sent the same bytes again and again, and neither an answer nor an \
      acknowledgment nor a refusal came back. The host at the other end was gone, or the path to it was.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.socketReceiveFailed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("The link or the VPN went down, or the machine changed its network"),
      Cause("A firewall or NAT device forgot the connection while it was idle") { attempt in
        guard let tail = attempt.connection?.deadTail else { return Weight() }
        return tail.idleBefore > .seconds(300)
          ? Weight(for: ["nothing had been sent for \(tail.idleBefore.text) before"])
          : Weight(against: ["the connection was in use \(tail.idleBefore.text) before"])
      },
      Cause("The host at the other end crashed or was switched off"),
    ],
    remedies: [
      Remedy(
        .client, "While it happens, see whether the host answers at all.", command: "Test-NetConnection HOST -Port 3389"
      ),
      Remedy(.network, "Compare with the logs of VPN, Wi-Fi and firewall for that moment."),
      Remedy(
        .server, "Where connections die while they are idle: let Remote Desktop send keep-alives every minute.",
        command:
          "New-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services' -Name KeepAliveEnable -Value 1 -PropertyType DWord",
        risk: .reversible, undo: "Remove the value KeepAliveEnable."),
    ],
    sources: ["RFC 9293 section 3.8.3", "RFC 6298 section 5"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tcpSYNACK) else {
      return .cannotTell("no connection was established")
    }
    guard let tail = connection.deadTail else { return .cannotTell("nothing was sent in vain at the end") }
    return .matched(
      Judgement.Match(
        tail.duration >= DeadTail.threshold ? .likely : .possible,
        [
          Evidence(tail.lastHeard.frame, "the last packet from the \(tail.lastHeard.side.rawValue)"),
          Evidence(
            tail.lastRepeat.frame, field: "tcp.analysis.retransmission",
            "the \(tail.lastRepeat.side.rawValue) sent the same bytes \(tail.repeats) times again in \(tail.duration.text), and nothing came back"
          ),
        ], closedBy: .nobody, phase: connection.failedPhase))
  }
}

/// The end of a connection in which one side talks to nobody.
struct DeadTail {
  /// The last packet of the side that fell silent.
  let lastHeard: Segment
  let lastRepeat: Segment
  let repeats: Int
  /// From the last packet heard to the last repetition.
  let duration: Duration
  /// How long nothing had been sent before the first bytes that were sent in vain.
  let idleBefore: Duration

  /// How long sending in vain has to last until the peer counts as dead.
  static let threshold = Duration.seconds(20)
}

extension Connection {
  /// Nil unless the same bytes were sent five times again, without any packet from the other side, for a third of the threshold.
  var deadTail: DeadTail? {
    guard flow.segments.lost > 0 else { return nil }
    let segments = flow.segments.all
    guard let last = segments.last(where: { $0.role == .retransmission }),
      let heard = segments.last(where: { $0.side == last.side.other }), heard.frame < last.frame
    else { return nil }
    let vain = segments.filter { $0.frame > heard.frame && $0.side == last.side }
    let repeats = vain.filter { $0.role == .retransmission }.count
    let duration = last.time - heard.time
    guard repeats >= 5, duration * 3 >= DeadTail.threshold, let first = vain.first(where: { $0.length > 0 }) else {
      return nil
    }
    let before = segments.last { $0.frame < first.frame } ?? heard
    return DeadTail(
      lastHeard: heard, lastRepeat: last, repeats: repeats, duration: duration, idleBefore: first.time - before.time)
  }
}
