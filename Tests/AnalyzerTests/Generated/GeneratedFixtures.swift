import Conversation

/// Every fixture that no real peer at hand could make.
extension GeneratedFixture {
  static let all: [GeneratedFixture] =
    [noCertificate, inconsistent, userCertificate, serverResetAfterClientFin, negotiationFallback, probeThenConnect]
    + [prompt, midstreamStart, captureEnded, portTest, recoveredRetransmission, oneDirection, spanPort] + beginnings
    + logons + sessions + silences

  private static let noWindows = "it takes a Windows peer, and none was at hand"
  private static let windowsReset = "lk-server-rst-after-client-fin"
}

// MARK: - Negotiation failures (MS-RDPBCGR 2.2.1.2.2)

extension GeneratedFixture {
  private static func refusal(_ id: String, code: Int, protocols: Int, _ story: String) -> GeneratedFixture {
    var talk = conversation()
    talk.handshake()
    talk.client(.x224Request(protocols: protocols, cookie: "alice"))
    talk.server(.x224Failure(code: code))
    talk.windowsClose()
    return GeneratedFixture(
      name: "composed-\(id)", recording: talk.recording, story: story,
      reason: "no server at hand answers with failure code \(code) by itself",
      facts:
        "failure block of type 3, length 8, code \(code), source reference 0x1234; the client's FIN at once, "
        + "answered by Windows with ACK and RST",
      expect: Expectation(verdict: "failed", phase: "x224", finding: id, lookalikes: [windowsReset]))
  }

  static let noCertificate = refusal(
    "x224-neg-failure-no-cert", code: 3, protocols: 0xB,
    "the server has no certificate it could use for TLS and says so.")

  static let inconsistent = refusal(
    "x224-neg-failure-inconsistent", code: 4, protocols: 0x2,
    "the client asks for CredSSP without TLS, which the server refuses.")

  static let userCertificate = refusal(
    "x224-neg-failure-user-cert", code: 6, protocols: 0x1, "the server wants TLS with a certificate of the client.")
}

// MARK: - Looks like a failure, is none

extension GeneratedFixture {
  static let serverResetAfterClientFin: GeneratedFixture = {
    var talk = conversation()
    talk.windowsSession()
    return succeeded(
      windowsReset, talk.recording,
      "a session of six seconds that the client ends; the server answers its FIN with ACK and RST.",
      "in three public captures of Windows servers every client FIN is answered so; record sizes as in decrypted captures"
    )
  }()

  static let negotiationFallback: GeneratedFixture = {
    var first = conversation()
    first.handshake()
    first.client(.x224Request(protocols: 0xB, cookie: "alice"))
    first.server(.x224Failure(code: 2))
    first.windowsClose()
    var second = first.reconnection(after: 2.58)
    second.negotiate(0, selecting: 0)
    second.standardSecuritySession()
    return succeeded(
      "lk-negotiation-fallback", Recording(first, second),
      "the server allows only standard RDP security; the client comes back 2.6 s later without TLS and gets its session.",
      "a public capture of mstsc and Windows with the same code, close and gap; RC4 with 128 bits", [windowsReset])
  }()

  static let probeThenConnect: GeneratedFixture = {
    var probe = conversation()
    probe.negotiate()
    probe.tls12()
    probe.ntlm()
    probe.windowsClose()
    var session = probe.reconnection(after: 34.3)
    session.windowsSession(seconds: 7)
    return succeeded(
      "lk-probe-then-connect", Recording(probe, session),
      "mstsc stops after the server's pubKeyAuth to ask about the certificate, and 34 s later connects again and goes on.",
      "a public capture of mstsc and Windows with the same stop and gap; record sizes as in decrypted captures",
      [windowsReset])
  }()

  static let prompt: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.wait(seconds: 0.19)
    talk.client(.ack)
    talk.wait(seconds: 3.15)
    talk.securedSession()
    return succeeded(
      "lk-prompt-between-cc-and-clienthello", talk.recording,
      "the client asks for a password between Connection Confirm and ClientHello, for 3.3 s, and then connects.",
      "a public capture of mstsc with 3.15 s of silence after its own ACK of the confirm", [windowsReset])
  }()

  static let recoveredRetransmission: GeneratedFixture = {
    var talk = conversation()
    talk[.client].mss = 1200
    talk.negotiate()
    talk.client(.handshake(.clientHello(serverName: "rdp.example")))
    talk.losing(.beforeCapture, segments: [0]) { $0.serverFlight() }
    talk.client(.ack)
    talk.wait(seconds: 0.31)
    talk.retransmit(.server, segments: [0])
    talk.client(.handshake(.clientKeyExchange), .changeCipherSpec, .finished)
    talk.server(.changeCipherSpec, .finished)
    talk.ntlm()
    talk.losing(.afterCapture) { $0.credentials(early: false) }
    talk.wait(seconds: 0.3)
    talk.retransmit(.client)
    talk.server(.sealed(4))
    talk.connectionSequence()
    talk.session(seconds: 6)
    talk.windowsClose()
    return succeeded(
      "lk-recovered-retrans", talk.recording,
      "the first segment of the server's TLS flight is lost before, the credentials behind the place of capture; both come again.",
      "the retransmission timer of Windows starts at 300 ms; selective acknowledgement names what arrived behind the hole",
      [windowsReset], reason: "two losses at chosen places are a matter of luck with real peers")
  }()

  static let spanPort: GeneratedFixture = {
    var talk = conversation()
    talk.windowsSession()
    return succeeded(
      "lk-dup-span", talk.recording.duplicated(),
      "a mirror port delivers every frame of a good session twice, 4 µs apart.",
      "a public capture in which every frame comes twice with the same IP ID, 1 to 9 µs apart", [windowsReset])
  }()

  private static func succeeded(
    _ id: String, _ recording: Recording, _ story: String, _ facts: String, _ others: [String] = [],
    reason: String = noWindows
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: "composed-\(id)", recording: recording, story: story, reason: reason, facts: facts,
      expect: Expectation(verdict: "succeeded", phase: "active", lookalikes: [id] + others))
  }
}

// MARK: - Not enough to judge

extension GeneratedFixture {
  static let midstreamStart: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    let before = talk.recording.frames.count
    talk.session(seconds: 7)
    talk.windowsClose()
    return incomplete(
      "lk-midstream-start", talk.recording.droppingFirst(before), phase: "active",
      "the capture begins in a running session, which the client ends seven seconds later.", [windowsReset])
  }()

  static let captureEnded: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.ntlm()
    return incomplete(
      "lk-capture-ended", talk.recording.droppingLast(2), phase: "credssp", closedBy: "nobody",
      "the capture ends right after the server's NTLM challenge.")
  }()

  static let portTest: GeneratedFixture = {
    var talk = conversation()
    talk.handshake()
    talk.client(.fin)
    talk.server(.ack)
    talk.server(.fin)
    talk.client(.ack)
    return incomplete(
      "lk-port-test", talk.recording, phase: "tcp", "Test-NetConnection opens the port and closes it without a byte.")
  }()

  static let oneDirection: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.ntlm()
    return incomplete(
      "lk-one-direction", talk.recording.only(from: .server), phase: "credssp", closedBy: "nobody",
      "only the server's packets were captured, up to its pubKeyAuth.")
  }()

  private static func incomplete(
    _ id: String, _ recording: Recording, phase: String, closedBy: String = "client", _ story: String,
    _ others: [String] = []
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: "composed-\(id)", recording: recording, story: story, reason: noWindows,
      facts: "Windows on both sides: TTL 128, no timestamps; record sizes as in decrypted captures",
      expect: Expectation(verdict: "incomplete", phase: phase, closedBy: closedBy, lookalikes: [id] + others))
  }

  private static func conversation() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }
}
