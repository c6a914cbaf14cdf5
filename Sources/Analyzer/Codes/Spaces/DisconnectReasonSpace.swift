import Dissectors

extension CodeSpace {
  static let disconnectReason = CodeSpace(
    prefixes: ["disc", "discreason", "mstsc", "error"],
    field: "The disconnect reason: mstsc shows it as \"Error code\", client event 1026 in decimal as \"Reason\".",
    source: "Microsoft, IMsTscAxEvents::OnDisconnected",
    isShownToPeople: true,
    entries: DisconnectReason.entries,
    subject: { $0 > 9 ? "\(printedHex($0)) (\($0))" : printedHex($0) },
    notes: notesOnDisconnectReason,
    common: CodeNotes(
      nextSteps: [
        "Capture one attempt on the client (rdpwhy capture -i IFACE), then give the analysis the code: --code, --extended.",
        "Read client event 1026 (TerminalServices-ClientActiveXCore): it holds the same reason in decimal.",
      ]))
}

/// What is known of a disconnect reason beyond Microsoft's one line.
private func notesOnDisconnectReason(_ value: UInt32) -> CodeNotes {
  switch value {
  case 0x3: byServer
  case 0x4: four
  case 0x904: socketClosed
  case 0x104, 0x208, 0x508, 0x604: nameNotFound
  case 0x108, 0x204: connectFailed
  case 0x304, 0x404: socketFailed
  case 0x506, 0x606: standardSecurity
  case 0x704: timedOut
  case 0x706: certificateUnpack
  case 0x808, 0x908: licensing
  case 0xC06: decryption
  case 0x1B07: certificateExpired
  default: credentials[value] ?? seenInTheField[value] ?? CodeNotes()
  }
}

private let byServer = CodeNotes(
  answer: "The server ended the session. The extended code beside it says why.",
  onTheWire: [
    "The server's Disconnect Provider Ultimatum, most often after a Set Error Info PDU; both are inside TLS.",
    "Without keys: records from the server, then the end of the connection.",
  ],
  signatures: [
    "session-ended-by-policy", "disconnect-ultimatum-no-errinfo", "graphics-driver-failure", "broker-failure",
  ],
  nextSteps: [
    "Look at the extended code and explain both together: 0x3/0x11.",
    "Without an extended code, read the server's System and TerminalServices logs of that minute.",
  ])

private let nameNotFound = CodeNotes(
  onTheWire: [
    "A DNS, LLMNR or mDNS query for the name that fails or that nobody answers, and no SYN to the server.",
    "No query at all means that the answer came from a cache or the hosts file, or that the capture is on another interface.",
  ],
  signatures: ["dns-nxdomain", "dns-timeout", "dns-servfail-refused"],
  nextSteps: [
    "Resolve-DnsName HOST and ipconfig /all on the client: is the name right, and does the query go to the right server?",
    "Try the fully qualified name.",
    "ipconfig /flushdns, if the answer is stale.",
  ])

private let connectFailed = CodeNotes(
  statements: [
    .inferred(
      "The TCP connection was never made: refused, unreachable, or not answered. RDP, TLS and passwords have not been reached.",
      "derived from the Winsock call that failed")
  ],
  onTheWire: [
    "SYNs that nobody answers, a reset in answer to the SYN, or an ICMP message that quotes it.",
    "Windows repeats a refused SYN about twice, half a second apart; that is one refusal, not packet loss.",
  ],
  signatures: [
    "tcp-syn-drop", "tcp-refused-closed-port", "tcp-refused-by-middlebox", "tcp-icmp-admin-prohibited",
    "tcp-icmp-host-unreachable", "arp-unresolved", "dns-aaaa-dead-ipv6",
  ],
  nextSteps: [
    "Test-NetConnection HOST -Port 3389 on the client. A ping that succeeds does not prove that the port is open.",
    "On the server: qwinsta (is rdp-tcp listening?), netstat -ano, sc query TermService.",
    "Check the firewall rule group \"Remote Desktop\" on the server.",
  ])

private let socketFailed = CodeNotes(
  statements: [
    .inferred(
      "The connection was broken while the client used it: typically a reset arrived, or data stayed unacknowledged.",
      "derived from the Winsock call that failed")
  ],
  onTheWire: ["A reset from the server's address, or retransmissions that nobody acknowledges."],
  signatures: [
    "tcp-rst-midstream-injected", "tcp-half-open-dead-peer", "tcp-syn-proxy-stall", "tcp-mtu-blackhole",
    "tcp-loss-high",
  ],
  nextSteps: ["Capture on both ends: only that shows whether the server sent the reset or something between."])

private let timedOut = CodeNotes(
  onTheWire: ["The last message of the client, then silence or retransmissions until the client gives up."],
  signatures: [
    "x224-no-confirm-timeout", "tls-no-serverhello-timeout", "tcp-mtu-blackhole", "tcp-half-open-dead-peer",
    "tls-revocation-stall",
  ],
  nextSteps: [
    "Capture one attempt and look at which message stayed without an answer.",
    "If large segments are lost and small ones pass: ping HOST -f -l 1400 shows the path's limit.",
  ])

private let standardSecurity = CodeNotes(
  onTheWire: [
    "The Connect-Response of a connection without TLS: the encryption method and level that the server chose are readable."
  ],
  signatures: ["standard-security-mismatch", "tls-fips-mismatch"],
  nextSteps: ["On the server, read MinEncryptionLevel and the FIPS policy, and compare with what the client offers."])

private let certificateUnpack = CodeNotes(
  statements: [.inferred("Seen with unusual certificates of an xrdp server.", "xrdp issue 195")],
  signatures: ["server-cert-unpack"],
  nextSteps: ["Compare the server's certificate with that of a server that works."])

private let licensing = CodeNotes(
  onTheWire: [
    "A licensing error message with ST_TOTAL_ABORT, or a licensing message that stays without an answer; inside TLS.",
    "If the capture ends before Client Info, licensing was not reached and is ruled out.",
  ],
  signatures: ["license-no-server", "license-none", "license-client-cache", "license-timeout", "client-info-no-reply"],
  nextSteps: [
    "Run the RD Licensing Diagnoser on the server.",
    "mstsc /admin tells whether only licensing is in the way; it takes one of the few administrative sessions.",
  ])

private let decryption = CodeNotes(
  onTheWire: ["Records or encrypted RDP data that arrive damaged."],
  signatures: ["standard-security-decrypt", "tls-bad-record-or-desync"],
  nextSteps: ["Test another path or network adapter: offloading and middleboxes can damage data."])

private let certificateExpired = CodeNotes(
  onTheWire: [
    "Up to TLS 1.2: the Certificate message with a notAfter in the past, then an alert or a close from the client.",
    "In TLS 1.3 the certificate is encrypted and needs a key log.",
  ],
  signatures: ["tls-cert-expired", "tls-client-rejects-cert", "clock-skew"],
  nextSteps: [
    "Compare the clocks of both sides with the certificate's dates (w32tm /query /status).",
    "On the server, look for events 1057 and 1058: Windows renews its own RDP certificate, and these say why it could not.",
    "Renew the certificate on the server.",
  ])

private let credentials: [UInt32: CodeNotes] = [
  0x807: account("nla-logon-failure", "Type domain and user name anew; cmdkey /list shows saved credentials."),
  0xA07: account("nla-logon-failure", "Check the spelling of the user and the domain."),
  0xB07: account("nla-account-state", "Have the account enabled."),
  0xC07: account(
    "nla-account-state", "Check for a blank password, logon hours, allowed workstations and Protected Users."),
  0xD07: account("nla-account-state", "Have the account unlocked, and look for what locked it."),
  0xE07: account("nla-account-state", "Have the account's end date extended."),
  0xF07: account("nla-account-state", "Change the password elsewhere: Network Level Authentication cannot change it."),
  0x1207: account("nla-account-state", "Change the password elsewhere: Network Level Authentication cannot change it."),
  0x1607: delegation(
    "Type the credentials instead of using the current logon; check the policy list for TERMSRV/HOST."),
  0x1707: delegation("Connect by the full name of the server, so that Kerberos can be used, and type the credentials."),
  0x2107: delegation("Type the credentials: the server does not take saved ones."),
  0x1807: CodeNotes(
    statements: [
      .inferred(
        "Either no domain controller was reached, or the domain is wrong, or a trust has failed.",
        "derived from the status codes that lead to it")
    ],
    onTheWire: ["Requests to port 88 without an answer, or a failed look-up of _kerberos; then no CredSSP progress."],
    signatures: ["kdc-unreachable", "nla-refused-other"],
    nextSteps: [
      "nltest /dsgetdc:DOMAIN and Test-NetConnection DC -Port 88 on the client; then the same on the server.",
      "On the server: Test-ComputerSecureChannel -Verbose.",
    ]),
  0x1C07: smartCard("Try the PIN again, with care: cards block after a few wrong ones."),
  0x2207: smartCard("Have the card unblocked by whoever issues it."),
]

private func account(_ signature: String, _ step: String) -> CodeNotes {
  CodeNotes(
    statements: [
      .inferred(
        "mstsc shows it for the matching NTSTATUS of the server's CredSSP answer.",
        "MS-ERREF 2.3.1 compared with the names of the disconnect reasons")
    ],
    onTheWire: [
      "After the client's credentials, an answer of 15 bytes of plaintext from the server, then the end.",
      "The status inside the answer needs a key log.",
    ],
    signatures: [signature, "nla-errorcode-undecrypted"],
    nextSteps: [step, "On the server, Security event 4625 holds the exact reason as Status and SubStatus."])
}

private func delegation(_ step: String) -> CodeNotes {
  CodeNotes(
    onTheWire: ["The client closes after the server's pubKeyAuth without sending credentials, and does not come back."],
    signatures: ["delegation-policy"], nextSteps: [step])
}

private func smartCard(_ step: String) -> CodeNotes {
  CodeNotes(
    onTheWire: ["The client closes before it sends credentials."], signatures: ["smartcard-fail"], nextSteps: [step])
}

private let seenInTheField: [UInt32: CodeNotes] = [
  0x207: reported(0x207, "Reported when Network Level Authentication failed.", "mRemoteNG issue 29"),
  0xB08: reported(0xB08, "Reported as an internal error when TLS was closed.", "mRemoteNG issue 54"),
  0x2104: reported(
    0x2104, "Reported from Microsoft's Mac client with a bad self-signed server certificate.", "xrdp issue 1922"),
  0x516: reported(0x516, "Reported from the field; what it means was not found.", "field reports"),
]

private func reported(_ value: UInt32, _ text: String, _ source: String) -> CodeNotes {
  CodeNotes(
    answer: "This code is not documented. What is said of it is a report, not a definition.",
    statements: [.inferred(text, source), UnknownCode.family(of: DisconnectReason(rawValue: value))])
}
