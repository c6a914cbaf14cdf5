import Capture
import Dissectors

extension Signature {
  /// Nobody answers the client's SYN.
  static let tcpSYNDrop = Signature(
    id: "tcp-syn-drop",
    phase: .tcp,
    title: "Nobody answered the connection request",
    explanation: """
      The client asked for a TCP connection again and again, and nothing came back: no answer, no refusal, no ICMP error. \
      Something on the path dropped the packets without a word, or there was no host to answer.
      """,
    mstsc: [MstscCode(.socketConnectFailed), MstscCode(.connectionTimedOut)],
    causes: [
      Cause("A firewall drops the packets: on the host, on the path, or a cloud security group") { attempt in
        attempt.hostAnsweredElsewhere.map {
          Weight(for: [
            "the host answered on another connection (frame \($0)), so it is up and only this port is silent"
          ])
        } ?? Weight()
      },
      Cause("The host is off, asleep, or has another address now") { attempt in
        attempt.hostAnsweredElsewhere.map { Weight(against: ["the host answered on another connection (frame \($0))"]) }
          ?? Weight()
      },
      Cause("The route is missing: a VPN that does not carry the network, or a port forward that is not there"),
    ],
    remedies: [
      Remedy(
        .client, "Check whether the port answers at all.", command: "Test-NetConnection HOST -Port 3389"),
      Remedy(.client, "See where the packets stop.", command: "tracert HOST"),
      Remedy(
        .server, "Check that the firewall group for Remote Desktop is enabled.",
        command: "Get-NetFirewallRule -DisplayGroup 'Remote Desktop' | Select-Object Name, Enabled, Profile"),
      Remedy(
        .server, "Enable the group, for the networks that need it only.",
        command: "Enable-NetFirewallRule -DisplayGroup 'Remote Desktop'", risk: .reversible,
        undo: "Disable-NetFirewallRule -DisplayGroup 'Remote Desktop'"),
      Remedy(
        .network, "Capture at the server as well: it shows whether the SYN arrives and whether an answer leaves."),
    ],
    sources: ["Microsoft, General Remote Desktop connection troubleshooting", "RFC 9293 section 3.8.3"]
  ) { attempt in
    guard let connection = attempt.connection else { return .cannotTell("no connection was tried") }
    if let answer = connection.timeline.events.first(where: { $0.side == .server }) {
      return .ruledOut("the path answered: \(answer.name)", frame: answer.frame)
    }
    let syns = connection.timeline.events.filter { $0.isSegment(.syn) }
    guard let first = syns.first, let last = syns.last, connection.flow.fromClient.segments == syns.count else {
      return .cannotTell("the connection did not begin with an unanswered SYN")
    }
    guard syns.count >= 3 else { return .cannotTell("fewer than three SYNs went unanswered") }
    return .matched(
      .likely,
      Evidence(first.frame, field: "tcp.flags.syn", "first SYN"),
      Evidence(
        last.frame, field: "tcp.flags.syn",
        "SYN number \(syns.count), \((last.time - first.time).text) later; nothing from the server until the capture ends"
      ),
      closedBy: .nobody)
  }
}
