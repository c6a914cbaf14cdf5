import Dissectors

extension Folklore {
  /// What web guides say of firewalls and of software that watches connections.
  static let aboutFirewalls: [Folklore] = [
    .firewallBlocksPort, .portForward, .networkProfile, .websocketRules, .allowMstsc, .securitySoftware,
  ]

  static let firewallBlocksPort = Folklore(
    id: "firewall-blocks-port", title: "A firewall blocks port 3389",
    claim: "Web guides blame a firewall that blocks port 3389: on the host, on a gateway, in the cloud.",
    truth: .inferred(
      "A blocked port shows before RDP begins: no answer to the SYN, a refusal, or an ICMP error. A firewall that knows RDP may also reset later. Once the server has answered in RDP the port is not blocked.",
      "derived: RFC 9293 section 3.5; RFC 1122 section 3.2.2.1"),
    shows:
      "SYNs without an answer, a RST or an ICMP error instead of one, and whether a RST has the marks of the server itself.",
    signatures: [
      .tcpSYNDrop, .tcpRefusedByMiddlebox, .tcpICMPAdminProhibited, .tcpFirewallAppResetAfterCR,
      .tcpRSTMidstreamInjected, .tcpSYNProxyStall,
    ],
    danger: Danger(
      .weakensSecurity,
      "A port 3389 that is open to the whole Internet is found and attacked within hours. Never switch a firewall off to test: allow one source address.",
      undo: "Remove the rule again, or limit it to the networks that need it."),
    isCommon: true, words: ["firewall", "nsg", "port-blocked", "nat"], ruledOut: .serverAnswered)

  static let portForward = Folklore(
    id: "port-forward", title: "Forward the port on the router",
    claim: "Web guides forward port 3389 on the router and give the host a fixed address.",
    truth: .inferred(
      "A missing or wrong forward is silence, a refusal, or another service's answer. The forward is at work once the server has answered in RDP.",
      "derived: RFC 9293 section 3.5"),
    shows: "The same as a blocked port; a capture behind the router shows whether the SYN arrives.",
    signatures: [.tcpSYNDrop, .tcpRefusedByMiddlebox, .wrongServiceOnPort, .tcpRefusedClosedPort],
    danger: Danger(
      .weakensSecurity,
      "It puts the host's logon before the whole Internet, where passwords are tried without pause. A VPN or an RD Gateway does the same without that danger.",
      undo: "Delete the forward."),
    words: ["router", "static-ip"], ruledOut: .serverAnswered)

  static let networkProfile = Folklore(
    id: "network-profile", title: "Make the network profile private",
    claim: "Web guides change the network profile of the host from public to private.",
    truth: .inferred(
      "The profile decides which firewall rules apply. It matters only where the SYN gets no answer.",
      "Microsoft, General Remote Desktop connection troubleshooting"),
    shows: "Nothing of the profile itself: whether the SYN was answered. Get-NetConnectionProfile shows the profile.",
    signatures: [.tcpSYNDrop],
    danger: Danger(
      .weakensSecurity, "A private profile opens file sharing and discovery as well, to everybody on that network.",
      undo: "Set-NetConnectionProfile -InterfaceAlias NAME -NetworkCategory Public"),
    words: ["public-network", "private-network"], ruledOut: .serverAnswered)

  static let websocketRules = Folklore(
    id: "websocket-rules", title: "Allow \"Remote Desktop (WebSocket)\"",
    claim: "Web guides allow the firewall rules \"Remote Desktop (WebSocket)\".",
    truth: .inferred(
      "Those rules are for TCP 3387 and 3392 and are off by default. mstsc uses TCP and UDP 3389.",
      "the firewall rules that Windows brings"),
    shows: "The port that the client connected to.",
    danger: Danger(
      .weakensSecurity, "Ports are opened that nobody needs.",
      undo: "Disable-NetFirewallRule -DisplayGroup 'Remote Desktop (WebSocket)'"),
    words: ["websocket"],
    ruledOut: FolkloreRule { hearing in
      let port = hearing.connection.flow.server.port
      guard port != 3387, port != 3392, let sent = hearing.clientSent else { return nil }
      return FolkloreRule.Objection(
        why: "the client connected to port \(port); those rules are for 3387 and 3392", frames: sent.frames)
    })

  static let allowMstsc = Folklore(
    id: "allow-mstsc", title: "Allow mstsc.exe in the firewall",
    claim: "Web guides allow mstsc.exe in the firewall, inbound and even on the host.",
    truth: .documented(
      "mstsc is the client and takes no connections. On the host a Windows service listens, under the rule group \"Remote Desktop\".",
      "Microsoft, Ports used by Remote Desktop Services"),
    shows:
      "A SYN in a capture on the client shows that nothing on the client held it back. No SYN at all would fit a client that blocks its own traffic.",
    signatures: [.tcpSYNDrop],
    danger: Danger(
      .weakensSecurity, "A rule that lets anybody in to a program that needs it not.", undo: "Delete the rule."),
    words: ["mstsc"], ruledOut: .clientSent)

  static let securitySoftware = Folklore(
    id: "security-software", title: "Antivirus or TLS inspection breaks the connection",
    claim: "Web guides switch off antivirus or endpoint protection.",
    truth: .inferred(
      "Software that opens TLS puts its own key in the server's place, and CredSSP notices that. Software that disapproves may reset the connection.",
      "derived: MS-CSSP 3.1.5"),
    shows:
      "Who issued the certificate, and whether a RST has the marks of the server: its hop limit, its time, its sequence number.",
    signatures: [
      .tcpRSTMidstreamInjected, .tcpFirewallAppResetAfterCR, .nlaSilentDropAfterAuthToken, .tlsInterceptionIssuer,
      .credsspPubkeyMismatch, .tlsClientHelloFragmentMiddlebox,
    ],
    danger: Danger(
      .weakensSecurity,
      "Without it the computer is open to whatever else arrives. Exclude RDP from inspection instead; a pause is for one test.",
      undo: "Switch it on again right after the test."),
    words: ["antivirus", "bitdefender", "tls-inspection"])
}
