import Capture
import Dissectors

extension Signature {
  /// The host answers the SYN with RST: nobody listens.
  static let tcpRefusedClosedPort = Signature(
    id: "tcp-refused-closed-port",
    phase: .tcp,
    title: "The connection was refused: nothing seems to listen on the port",
    explanation: """
      The client asked for a TCP connection, and the answer was an immediate refusal. A host answers so when no program \
      listens on the port. Something answered, so this was no silent firewall and no missing route.
      """,
    mstsc: [MstscCode(.socketConnectFailed)],
    causes: [
      Cause("Remote Desktop is switched off, its service is stopped, or its listener failed") { attempt in
        attempt.portAcceptedElsewhere.map {
          Weight(against: ["the same port accepted another connection of the attempt (frame \($0))"])
        } ?? Weight()
      },
      Cause("The service listens on another port") { attempt in
        attempt.portAcceptedElsewhere.map {
          Weight(against: ["the same port accepted another connection of the attempt (frame \($0))"])
        } ?? Weight()
      },
      Cause("A firewall refuses in the server's name") { attempt in attempt.refusalOrigin },
      Cause("The server stopped listening because too many connections were pending") { attempt in
        attempt.portAcceptedElsewhere.map {
          Weight(for: ["the same port accepted another connection of the attempt (frame \($0))"])
        } ?? Weight()
      },
    ],
    remedies: [
      Remedy(.server, "See whether the listener is there: rdp-tcp must be in the state Listen.", command: "qwinsta"),
      Remedy(.server, "See which program listens, and where.", command: "netstat -ano | find \"3389\""),
      Remedy(.server, "See whether the service runs.", command: "Get-Service TermService"),
      Remedy(
        .server, "See whether Remote Desktop is switched off (fDenyTSConnections is 1), and which port it is set to.",
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server' -Name fDenyTSConnections; "
          + "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name PortNumber"
      ),
      Remedy(.server, "See whether a policy decides it.", command: "gpresult /R /SCOPE COMPUTER"),
      Remedy(
        .server, "Start the service.", command: "Start-Service TermService", risk: .reversible,
        undo: "Stop-Service TermService -Force, which ends every remote connection."),
      Remedy(
        .server,
        "Switch Remote Desktop on. Whoever may log on remotely can then do so from every network the firewall allows.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server' -Name fDenyTSConnections -Value 0",
        risk: .reversible,
        undo:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server' -Name fDenyTSConnections -Value 1"
      ),
    ],
    sources: [
      "Microsoft, General Remote Desktop connection troubleshooting", "Microsoft, KB954398",
      "RFC 9293 section 3.10.7.1",
    ]
  ) { attempt in
    guard let connection = attempt.connection, let first = connection.syn else {
      return .cannotTell("no SYN was seen")
    }
    if let answer = connection.synAck {
      return .ruledOut("the port accepted the connection", by: answer)
    }
    let refusals = connection.refusals
    guard let refusal = refusals.first else { return .cannotTell("no RST answered the SYN") }
    let answer = Evidence(
      refusal.frame, field: "tcp.flags.reset",
      "RST, ACK from the server's address \((refusal.time - first.time).text) later")
    let repeated = Evidence(
      refusals.last?.frame ?? refusal.frame, field: "tcp.flags.reset",
      "the client repeated the SYN and was refused \(refusals.count) times in all: one refusal, not packet loss")
    return .matched(
      Judgement.Match(
        .likely,
        [Evidence(first.frame, field: "tcp.flags.syn", "SYN to port \(connection.flow.server.port)"), answer]
          + (refusals.count > 1 ? [repeated] : [])))
  }
}

extension Connection {
  /// The server's RSTs that answer the client's SYN: they acknowledge it and nothing else.
  var refusals: [Segment] {
    guard let initial = flow.fromClient.initialSequence else { return [] }
    return flow.segments.all.filter {
      $0.side == .server && $0.flags.isSuperset(of: [.rst, .ack]) && $0.acknowledgment == initial &+ 1
    }
  }
}

extension Attempt {
  /// The SYN-ACK with which the server took another connection of the attempt on the same port.
  fileprivate var portAcceptedElsewhere: Int? {
    connectionsToSameServer.lazy
      .compactMap { $0.synAck?.frame }.first
  }

  /// What the hop limit of the refusal says, next to that of the server's packets on other connections that were not refused.
  fileprivate var refusalOrigin: Signature.Weight {
    let accepted = connectionsToSameServer.first { $0.synAck != nil }
    guard let refusal = connection?.refusals.first,
      let other = accepted?.flow.segments.all.first(where: { $0.side == .server })
    else {
      return Signature.Weight()
    }
    let differs = abs(Int(refusal.hopLimit) - Int(other.hopLimit)) > 2
    let text =
      "the refusal's hop limit is \(refusal.hopLimit), that of the server's packet in frame \(other.frame) is \(other.hopLimit)"
    return differs ? Signature.Weight(for: [text]) : Signature.Weight(against: [text])
  }
}
