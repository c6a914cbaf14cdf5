import Capture
import Dissectors

extension Folklore {
  /// What web guides say of the way between the two computers.
  static let aboutPaths: [Folklore] = [
    .vpnOrRoute, .vpnMTU, .packetLoss, .bandwidth, .handshakeTimeout, .disableUDP, .gateway,
  ]

  static let vpnOrRoute = Folklore(
    id: "vpn-or-route", title: "The VPN or the route is broken",
    claim: "Web guides blame the VPN, its split tunnel or the route, and try without the VPN.",
    truth: .inferred(
      "A missing route is silence or an ICMP error before RDP begins. A VPN can also lose large packets, hide the names, or keep the client from its domain controller.",
      "derived: RFC 1122 section 3.2.2.1"),
    shows:
      "Whether packets went both ways, ICMP errors, questions to DNS and to a domain controller, large packets that were lost.",
    signatures: [
      .tcpSYNDrop, .tcpSYNDropReturnPath, .tcpICMPHostUnreachable, .tcpICMPTTLExceeded, .tcpMTUBlackhole,
      .tcpHalfOpenDeadPeer, .dnsNXDomain, .dnsTimeout, .kdcUnreachable, .tcpLossHigh, .tcpLatencyHigh,
      .tcpRSTMidstreamInjected,
    ],
    danger: Danger(
      .weakensSecurity, "Without the VPN the traffic crosses networks that the VPN protects it from.",
      undo: "Connect the VPN again; compare two captures instead of guessing."),
    words: ["vpn", "route", "split-tunnel"],
    ruledOut: FolkloreRule { hearing in
      guard let opened = hearing.connection.progress.milestone(.tcpSYNACK), let objection = hearing.pathIsClean,
        let path = hearing.path
      else { return nil }
      return FolkloreRule.Objection(
        why: "packets went both ways, and \(objection.why)", frames: FrameNumbers(opened.frame, path.last))
    })

  static let vpnMTU = Folklore(
    id: "vpn-mtu", title: "The MTU of the VPN is too large",
    claim: "Web guides lower the MTU of the client or of the VPN.",
    truth: .documented(
      "It is the cause when small packets pass, large ones are lost, and no ICMP message says so: the connection then stands still for seconds. It never ends at once.",
      "RFC 2923 section 2.1"),
    shows: "Large packets that are sent again and again while small ones are answered.",
    signatures: [.tcpMTUBlackhole, .tcpHalfOpenDeadPeer, .tlsNoServerHelloTimeout, .tlsClientHelloFragmentMiddlebox],
    danger: Danger(
      .reversible, "A value that is too low slows everything down.", undo: "Set the value that was there before."),
    isCommon: true, words: ["mtu"], ruledOut: .largePacketsPass)

  static let packetLoss = Folklore(
    id: "packet-loss", title: "The link loses packets",
    claim: "Web guides blame an unstable link or packet loss.",
    truth: .documented(
      "TCP mends single losses without anybody noticing. Only many of them, or long silence, end a connection.",
      "RFC 9293 section 3.8.1"),
    shows: "How many packets were sent again, which ones, and how long it took.",
    signatures: [.tcpLossHigh, .tcpHalfOpenDeadPeer, .tcpMTUBlackhole], lookalikes: [.recoveredRetransmissions],
    isCommon: true, words: ["loss", "unstable"], ruledOut: .pathIsClean)

  static let bandwidth = Folklore(
    id: "bandwidth", title: "The line is slow, or needs QoS",
    claim: "Web guides measure the bandwidth and set up quality of service.",
    truth: .inferred(
      "Bringing up a session takes some ten kilobytes. A slow line makes the picture slow; it ends a connection only when answers take seconds.",
      "derived: MS-RDPBCGR 1.3.1.1"),
    shows: "Round trips, packets that were sent again, and how long each step took.",
    signatures: [.tcpLatencyHigh, .tcpLossHigh, .tcpHalfOpenDeadPeer, .tcpMTUBlackhole],
    words: ["qos", "latency", "slow"], ruledOut: .answersAreFast)

  static let handshakeTimeout = Folklore(
    id: "handshake-timeout", title: "The handshake times out after 23 to 25 seconds",
    claim: "Web guides speak of a handshake that times out after 23 to 25 seconds.",
    truth: .inferred(
      "No documentation of such a timer was found. Timers end connections after round numbers; which one it was, the silence before the end tells.",
      "search of Microsoft's documentation"),
    shows: "How long each side stayed silent before the end, and who ended it.",
    signatures: [
      .x224NoConfirmTimeout, .tlsNoServerHelloTimeout, .nlaPromptAbandoned, .tcpMTUBlackhole, .tcpSYNDrop,
      .tcpHalfOpenDeadPeer, .clientInfoNoReply, .demandActiveMissing, .tcpSYNProxyStall,
    ],
    words: ["timeout"],
    ruledOut: FolkloreRule { hearing in
      guard let closing = hearing.connection.closing else { return nil }
      let span = hearing.attempt.span
      let took = span.end - span.start
      guard took < .seconds(20) else { return nil }
      return FolkloreRule.Objection(why: "all of it took \(time: took)", frames: [closing.frame])
    })

  static let disableUDP = Folklore(
    id: "disable-udp", title: "Switch UDP off",
    claim: "Web guides switch UDP off in the client or on the server.",
    truth: .documented(
      "UDP is a second way beside TCP, opened once the session is being set up. Where it is blocked, everything goes over TCP and nothing fails. It can matter to a session that freezes or ends later.",
      "MS-RDPBCGR 1.3.1.1; Microsoft, Ports used by Remote Desktop Services"),
    shows: "Whether the connection got to where UDP is opened.",
    signatures: [.sessionDropped],
    danger: Danger(
      .reversible, "Sound and moving pictures get worse on lines that lose packets.",
      undo: "Set fClientDisableUDP, or SelectTransport on the server, back to its old value."),
    words: ["udp", "fClientDisableUDP"], ruledOut: .comesOnly(with: .mcsConnectInitial))

  static let gateway = Folklore(
    id: "rd-gateway", title: "The RD Gateway is at fault",
    claim: "Web guides blame the RD Gateway, its policies or its certificate.",
    truth: .documented(
      "A client that goes through a gateway speaks HTTPS to the gateway, mostly on port 443, and no RDP in clear to anybody.",
      "MS-TSGU 1.3"),
    shows:
      "Whether the client spoke RDP to the server itself. With a key log, what the gateway answered; a capture beside the gateway shows its way to the server only.",
    signatures: [
      .gwUnreachable, .gwHTTP401Loop, .gwCapRapDenied, .gwTargetUnreachable, .gwRefusedOther, .gwResetByTarget,
    ],
    words: ["gateway", "tsgateway"],
    ruledOut: FolkloreRule { hearing in
      guard let request = hearing.connection.request else { return nil }
      return FolkloreRule.Objection(
        why: "the client spoke RDP to the server itself, without a gateway in this capture",
        frames: [request.event.frame])
    })
}
