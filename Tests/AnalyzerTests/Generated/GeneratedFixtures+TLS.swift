import Conversation

/// The negotiation and TLS, as far as no peer at hand fails there by itself.
extension GeneratedFixture {
  static let beginnings = [
    restrictedAdminRefused, tokenRejected, alertOfTheClient, clientInAHurry, helloOfTwoPackets, stalledOverCertificate,
    curveNobodyAskedFor, deadIPv6, hostBehindBroker,
  ]

  private static func conversation() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }

  private static func failed(
    _ name: String, as id: String? = nil, _ phase: String, _ talk: Conversation, closedBy: String = "client",
    _ story: String, facts: String, lookalikes: [String] = ["lk-server-rst-after-client-fin"]
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: name, recording: talk.recording, story: story, reason: "no peer at hand does this by itself", facts: facts,
      expect: Expectation(
        verdict: "failed", phase: phase, finding: id ?? name, closedBy: closedBy, lookalikes: lookalikes))
  }

  static let restrictedAdminRefused: GeneratedFixture = {
    var talk = conversation()
    talk.handshake()
    talk.client(.x224Request(protocols: 0xB, cookie: "alice", flags: 1))
    talk.server(.x224Confirm(selected: 2, flags: 0x07))
    talk.windowsClose()
    return failed(
      "x224-restricted-admin-unsupported", "x224", talk,
      "the client asks for Restricted Admin mode, which the server does not support.",
      facts: "the flags of MS-RDPBCGR 2.2.1.1.1 and 2.2.1.2.1")
  }()

  static let tokenRejected: GeneratedFixture = {
    var talk = conversation()
    talk.handshake()
    talk.client(.x224Request(token: "Cookie: msts=3640205228.15629.0000"))
    talk.server(.rst)
    return failed(
      "x224-routing-token-rejected", "x224", talk, closedBy: "server",
      "the client comes with the token of a session host, and is hung up on.",
      facts: "the token is the example of MS-RDPBCGR 3.2.5.3.1", lookalikes: [])
  }()

  static let alertOfTheClient: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.serverFlight()
    talk.client(.alert(47))
    talk.windowsClose()
    return failed(
      "composed-tls-client-alert-other", as: "tls-client-alert-other", "tls", talk,
      "the client answers the server's TLS 1.2 flight with the alert illegal_parameter.",
      facts: "a fatal alert in clear, RFC 5246 section 7.2")
  }()

  static let clientInAHurry: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.wait(seconds: 0.05)
    talk.server(.ack)
    talk.wait(seconds: 2)
    talk.windowsClose()
    return failed(
      "tls-client-close-after-clienthello", "tls", talk,
      "the server takes the ClientHello, and two seconds later the client leaves.", facts: "delayed acknowledgement")
  }()

  static let helloOfTwoPackets: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.losing(.afterCapture, segments: [1]) {
      $0.client(
        .handshake(
          .clientHello(
            serverName: "rdp.example", versions: [0x0304, 0x0303],
            suites: [0x1302, 0x1301] + Handshake.windowsSuites, groups: [0x11EC, 0x001D, 0x0017])))
    }
    talk.server(.ack)
    for seconds in [0.3, 0.6, 1.2, 2.4] {
      talk.wait(seconds: seconds)
      talk.losing(.afterCapture) { $0.retransmit(.client, segments: [1]) }
    }
    talk.wait(seconds: 4.8)
    talk.client(.rst)
    return failed(
      "tls-clienthello-fragment-middlebox", "tls", talk,
      "a ClientHello with a key share of ML-KEM takes two packets, and the second one never arrives.",
      facts: "a share of X25519MLKEM768 takes 1216 bytes; the retransmission timer of Windows starts at 300 ms",
      lookalikes: [])
  }()

  static let stalledOverCertificate: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.serverFlight(.revocable)
    talk.client(.ack)
    talk.wait(seconds: 15)
    talk.server(.rst)
    return failed(
      "tls-revocation-stall", "tls", talk, closedBy: "server",
      "the client has the certificate, whose revocation list it may be asking for, and says nothing for 15 s.",
      facts: "the question for the list itself goes elsewhere and is not part of the connection", lookalikes: [])
  }()

  static let curveNobodyAskedFor: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.client(
      .handshake(
        .clientHello(serverName: "rdp.example", schemes: Handshake.signatureSchemes.filter { $0 & 0xFF != 3 })))
    talk.serverFlight(.ellipticCurve)
    talk.client(.alert(43))
    talk.windowsClose()
    return failed(
      "tls-cert-unsupported-keytype", "tls", talk,
      "the server shows a certificate with a key of P-256 to a client that checks signatures of RSA only.",
      facts: "the alert unsupported_certificate, RFC 5246 section 7.2.2")
  }()

  /// Standard RDP security shows the redirection without keys.
  static let hostBehindBroker: GeneratedFixture = {
    var broker = conversation()
    broker.negotiate(0, selecting: 0)
    broker.standardSecurityLogon()
    broker.server(.validClientLicense)
    broker.server(.redirection(to: "10.20.0.21"))
    broker.windowsClose()
    var host = Conversation(client: "192.0.2.10", server: "10.20.0.21", from: 49_207, at: broker.clock)
    host.client(.syn)
    for seconds in [1.0, 2, 4, 8] {
      host.wait(seconds: seconds)
      host.retransmit(.client)
    }
    return GeneratedFixture(
      name: "redirect-target-unreachable", recording: Recording(broker, host),
      story: "a broker sends the client on to a session host in a private network, where nobody answers its SYNs.",
      reason: "it takes a farm of Windows servers, and none was at hand",
      facts: "the redirection packet of MS-RDPBCGR 2.2.13.1; the SYN timer of Windows: 1, 2, 4 and 8 s",
      expect: Expectation(
        verdict: "failed", phase: "tcp", finding: "redirect-target-unreachable", closedBy: "nobody",
        lookalikes: ["lk-redirect-close", "lk-server-rst-after-client-fin"]))
  }()

  static let deadIPv6: GeneratedFixture = {
    let resolver: Address = "2001:db8::53"
    var talk = Conversation(client: "2001:db8::10", server: "2001:db8:0:1::20")
    talk.dnsQuery("rdp.example", to: resolver, id: 1)
    talk.dnsAnswer("rdp.example", ["198.51.100.20"], from: resolver, id: 1)
    talk.dnsQuery("rdp.example", type: 28, to: resolver, id: 2)
    talk.dnsAnswer("rdp.example", ["2001:db8:0:1::20"], type: 28, from: resolver, id: 2)
    talk.client(.syn)
    for seconds in [1.0, 2, 4, 8] {
      talk.wait(seconds: seconds)
      talk.retransmit(.client)
    }
    return failed(
      "dns-aaaa-dead-ipv6", "tcp", talk, closedBy: "nobody",
      "the name has addresses of both kinds, and nobody answers at the IPv6 one.",
      facts: "the SYN timer of Windows: 1, 2, 4 and 8 s", lookalikes: [])
  }()
}
