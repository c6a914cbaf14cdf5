/// 0x904, the code that says least and is asked for most.
let socketClosed = CodeNotes(
  answer: "TCP was closed while the client still wanted it. The code says that it was closed, not by whom and not why.",
  statements: [
    .inferred(
      "A FIN or a reset reached the client: the server, or something on the path, ended the connection.",
      "derived from the name: FD_CLOSE is Winsock's report of a close by the other side"),
    .inferred(
      "If a capture shows that the client closed first, the code belongs to another connection: look at those beside it.",
      "derived from the same"),
    .inferred(
      "If the SYN stayed unanswered or was refused, the code would be 0x204: code and capture are of different attempts.",
      "derived from the list of disconnect reasons"),
    .inferred(
      "No text of Microsoft was found that ties 0x904 to a single cause.", "search of Microsoft's documentation"),
  ]
    + [
      .writeProtect, .certificateExpired, .machineKeys, .credSSPUpdate, .nlaDisable, .securityLayer,
      .authenticationLevel,
      .pendingConnections,
    ].map(\Folklore.statement),
  onTheWire: [
    "A FIN or a reset that the client receives. The step it cuts off says more than the code does.",
    "No X.224 confirm: a limit on pending connections, a service that starts or stops, a firewall, a load balancer.",
    "A ClientHello and not one TLS byte back: the server's private key, no common version or cipher, a middlebox.",
    "A TLS alert: its description says why.",
    "TLS complete, then an alert or a close after the client's credentials: CredSSP was refused.",
    "A session that was up: the link, a restart of the server, or UDP trouble.",
  ],
  signatures: [
    "x224-reset-before-confirm", "tcp-firewall-app-reset-after-cr", "tls-reset-after-clienthello",
    "tls-alert-handshake-failure", "tls-alert-protocol-version", "tls-alert-internal-error-early",
    "tls-no-serverhello-timeout", "nla-silent-drop-after-auth-token", "mcs-connect-failed", "tcp-mtu-blackhole",
    "tcp-rst-midstream-injected", "session-dropped",
  ],
  nextSteps: [
    "Capture one attempt on the client, and if possible on the server too; analyze it with --code 0x904.",
    "On the server, read the System log of that minute: Schannel 36870, 36871, 36874, 36888, and events 1057 and 1058.",
    "If the server falls silent after the ClientHello: icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys (read only).",
  ])

/// 4, which is not a documented disconnect reason, but which people read as one.
let four = CodeNotes(
  answer: "4 alone proves no cause. Which client showed it, and in which field?",
  statements: [
    .documented("4 is not on the list of disconnect reasons.", "Microsoft, IMsTscAxEvents::OnDisconnected"),
    .inferred(
      "Microsoft's clients for Mac, iOS and Android show 0x4 with extended 0x0 when a session ended because of some error.",
      "rdpwrap issue 1340; xrdp issues 1458 and 3015"),
    .inferred(
      "Reports pair it with a reset by the peer, a reconnect after sleep, or a crash of the server's TermService.",
      "rdpwrap issues 378, 571 and 1340"),
    .inferred("In Remote Assistance, error 4 means that the remote user disconnected.", "MS-RA, SAFERROR"),
    .inferred(
      "FreeRDP's error 4 is a failed name look-up, but it prints it as 0x00020004.", "FreeRDP, include/freerdp/error.h"),
    Folklore.fourIsFirewall.statement,
  ],
  onTheWire: [
    "Nothing that carries this number as a disconnect reason. Look at how the connection ended, and who ended it.",
    "As an extended code it mirrors Set Error Info 4, which needs a key log to be read.",
  ],
  signatures: [
    "x224-reset-before-confirm", "tcp-rst-midstream-injected", "session-dropped", "session-ended-by-policy",
  ],
  nextSteps: [
    "Note the client, its version, and whether 4 is the error code or the extended one.",
    "Capture one attempt with that client and let the capture decide.",
  ])
