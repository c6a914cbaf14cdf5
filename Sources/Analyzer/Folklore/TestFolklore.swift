extension Folklore {
  /// What web guides measure with.
  static let aboutTests: [Folklore] = [.pingTest, .portTestTools, .eventLogs]

  static let pingTest = Folklore(
    id: "ping", title: "Ping and traceroute",
    claim: "Web guides ping the host and take the answer for proof.",
    truth: .inferred(
      "An answer shows that the host is there, not that the port is open; hosts that never answer a ping take connections all the same.",
      "derived: RFC 1122 section 3.2.2.6"),
    shows:
      "Whether TCP was answered, which is what counts. ICMP errors that quote a packet of the connection are evidence.",
    signatures: [.tcpSYNDrop, .tcpICMPAdminProhibited, .tcpICMPHostUnreachable, .tcpICMPTTLExceeded],
    words: ["traceroute", "tracert", "icmp"])

  static let portTestTools = Folklore(
    id: "port-test", title: "Test-NetConnection, PortQry, psping",
    claim: "Web guides test the port with Test-NetConnection, PortQry or psping.",
    truth: .inferred(
      "It is the right first test: it reads and changes nothing. A port that is open says nothing of TLS, the logon or the session.",
      "Microsoft, General Remote Desktop connection troubleshooting"),
    shows: "A test opens a connection and closes it without a byte: that is no failed attempt.",
    signatures: [.tcpSYNDrop, .tcpRefusedClosedPort], lookalikes: [.portTest],
    words: ["Test-NetConnection", "portqry", "psping", "telnet"])

  static let eventLogs = Folklore(
    id: "event-logs", title: "Events 1024 and 2050",
    claim: "Web guides read failures from the client's events 1024 or 2050, and from LocalSessionManager.",
    truth: .inferred(
      "1024 only says that the client tries to connect. Event 1026 of TerminalServices-ClientActiveXCore has the reason, in decimal: 2308 is 0x904.",
      "xrdp issue 195"),
    shows: "Nothing of the logs: but the minute at which to read them. rdpwhy explain takes the decimal reason.",
    words: ["event-viewer", "event-1026"])
}
