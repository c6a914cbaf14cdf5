extension Folklore {
  /// What web guides say of a server that does not take connections.
  static let aboutListening: [Folklore] = [
    .nothingListens, .remoteDesktopOff, .hostAsleep, .pendingConnections, .reboot,
  ]

  static let nothingListens = Folklore(
    id: "nothing-listens", title: "The service is stopped, or nothing listens on the port",
    claim: "Web guides say that port 3389 is not open, its listener is not bound, or the service is stopped.",
    truth: .documented(
      "A host where nothing listens refuses the SYN at once. A service that hangs takes the connection and never answers in RDP.",
      "RFC 9293 section 3.10.7.1"),
    shows:
      "A RST in answer to the SYN, another service's bytes, or a request that stays unanswered. On the host: qwinsta, netstat -ano.",
    signatures: [
      .tcpRefusedClosedPort, .wrongServiceOnPort, .x224NoConfirmTimeout, .x224ResetBeforeConfirm, .tcpSYNProxyStall,
    ],
    danger: Danger(
      .interruptsService, "Restarting TermService ends every remote connection to the host.",
      undo: "None; users connect again. See first what qwinsta and netstat say."),
    words: ["termservice", "listener", "qwinsta"], ruledOut: .serverAnswered)

  static let remoteDesktopOff = Folklore(
    id: "remote-desktop-off", title: "Remote Desktop is switched off",
    claim: "Web guides say that Remote Desktop is switched off on the host.",
    truth: .inferred(
      "A host with fDenyTSConnections set to 1 does not listen and refuses the SYN.",
      "Microsoft, General Remote Desktop connection troubleshooting"),
    shows: "A RST in answer to the SYN. The value itself stands in the registry of the host.",
    signatures: [.tcpRefusedClosedPort, .serverAdmissionDenied],
    danger: Danger(
      .reversible, "Switched on, every network that the firewall allows can try to log on.",
      undo: "Set fDenyTSConnections back to 1."),
    words: ["fDenyTSConnections", "rdp-disabled"], ruledOut: .serverAnswered)

  static let hostAsleep = Folklore(
    id: "host-asleep", title: "The host is off or asleep",
    claim: "Web guides ask whether the host is switched on and awake.",
    truth: .inferred(
      "It is a good first question: a host that is off answers neither the SYN nor, on its own network, ARP.",
      "derived: RFC 826; RFC 9293 section 3.5"),
    shows: "SYNs, or ARP questions, that nobody answers.",
    signatures: [.tcpSYNDrop, .arpUnresolved, .tcpICMPHostUnreachable],
    words: ["asleep", "sleep", "powered-off"], ruledOut: .serverAnswered)

  static let pendingConnections = Folklore(
    id: "pending-connections", title: "The limit on pending connections",
    claim: "Web guides raise MaxOutstandingConnections, which is dangerous because it hides a brute-force attack.",
    truth: .documented(
      "It can matter only when a capture shows many half-open connections, and then the first question is who opens them.",
      "Microsoft KB954398"),
    shows:
      "How many connections to the server are open before their logon, and from where; a SYN or a request that is turned away.",
    signatures: [.x224ResetBeforeConfirm, .tcpRefusedClosedPort, .tcpSYNDrop],
    danger: Danger(
      .weakensSecurity, "Never raise it before the sources are known: an attack then takes more of the server.",
      undo: "Delete the value again."),
    words: ["MaxOutstandingConnections"], ruledOut: .serverAnswered)

  static let reboot = Folklore(
    id: "reboot", title: "Restart the host",
    claim: "Web guides restart the host or its Remote Desktop services.",
    truth: .inferred(
      "It often helps, and takes the evidence with it: the logs of that minute and a capture of the failure say why.",
      "derived: a restart mends a hung service and nothing that is configured wrong"),
    shows: "A host that was silent and answers later, or a server that says it shuts down (Set Error Info 0x19, 0x1A).",
    signatures: [.x224NoConfirmTimeout, .tcpSYNDrop, .sessionEndedByPolicy],
    danger: Danger(
      .interruptsService, "All sessions end, with what is not saved in them.", undo: "None."),
    words: ["restart"])
}
