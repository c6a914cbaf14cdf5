import Conversation

/// What has to pass without a word: no failure, and nothing worth telling.
extension GeneratedFixture {
  static let silences = [
    errorInfoOfNone, ownCertificate, licenceNotNeeded, desktopThatChanges, keepAlives, normalClose, largeSegments,
    portUsedAgain, missedByCapture,
    datagramsWithoutAnswer, retriedHello, sentOn, healthChecks, guesses, userAmongGuesses,
  ]

  private static func conversation() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }

  /// A session of standard RDP security in whose middle something is said.
  private static func inSession(_ story: (inout Conversation) -> Void) -> Recording {
    var talk = conversation()
    talk.negotiate(0, selecting: 0)
    talk.standardSecurityLogon()
    talk.standardSecurityActivation()
    talk.standardSecurityWork(seconds: 3)
    story(&talk)
    talk.standardSecurityWork(seconds: 3)
    talk.client(.ultimatum(reason: 3))
    talk.windowsClose()
    return talk.recording
  }

  static let errorInfoOfNone = silent(
    "lk-errinfo-none", inSession { $0.server(.errorInfo(0)) },
    "the server says in the middle of a session that there is no error, and that the client needs no licence.",
    facts:
      "servers send Set Error Info 0 before they end a session in good order; ERROR_ALERT 7 is a licence that is granted"
  )

  static let ownCertificate: GeneratedFixture = {
    var talk = conversation()
    talk.windowsSession()
    return silent(
      "lk-self-signed", talk.recording,
      "the server shows the certificate that Windows makes for itself, and the session runs.",
      facts: "subject and issuer are the same; six months, for server authentication")
  }()

  static let licenceNotNeeded = silent(
    "lk-license-valid-client", inSession { _ in },
    "licensing ends with the error message that is none: the client needs no licence.",
    facts: "ERROR_ALERT with STATUS_VALID_CLIENT (7) and ST_NO_TRANSITION (2), MS-RDPBCGR 2.2.1.12")

  static let desktopThatChanges = silent(
    "lk-deactivate-reactivate",
    inSession { talk in
      talk.server(.deactivateAll)
      talk.server(.encryptedIndication(441))
      talk.client(.encryptedRequest(480))
    },
    "the server ends the share and begins another one, as for another size of the desktop.",
    facts: "MS-RDPBCGR 1.3.1.3")

  static let keepAlives: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    talk.session(seconds: 3)
    for _ in 0..<12 {
      talk.wait(seconds: 30)
      talk.client(.keepAlive)
      talk.server(.ack)
    }
    talk.session(seconds: 3)
    talk.windowsClose()
    return silent(
      "lk-keepalive", talk.recording, "nobody works for six minutes, and keep-alives hold the connection.",
      facts: "one old byte every 30 s, RFC 9293 section 3.8.4")
  }()

  static let normalClose: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    talk.session(seconds: 6)
    talk.client(.sealed(9))
    talk.client(.sealedAlert)
    talk.client(.fin)
    talk.server(.ack)
    talk.server(.fin)
    talk.client(.rst)
    return silent(
      "lk-normal-close", talk.recording,
      "the client says goodbye with ultimatum, close_notify and FIN, and resets what is left.",
      facts: "the order in which clients end a session", lookalikes: [])
  }()

  static let largeSegments: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk[.client].mss = 16_000
    talk[.server].mss = 16_000
    talk.tls12()
    talk.logonToDesktop()
    for _ in 0..<60 {
      talk.wait(seconds: 0.1)
      talk.client(.sealed(19))
      talk.server(.sealed(9_000))
    }
    talk.windowsClose()
    return silent(
      "lk-offload", talk.recording, "the capture sees segments of 9000 bytes, which the network card puts together.",
      facts: "both sides announce 1460 bytes; large receive offload shows more")
  }()

  static let portUsedAgain: GeneratedFixture = {
    var first = conversation()
    first.windowsSession()
    var second = first.reconnection(after: 240, from: 49_206)
    second.windowsSession()
    return silent(
      "lk-tuple-reuse", Recording(first, second), "two sessions, four minutes apart, from the same port of the client.",
      facts: "the second SYN has a higher sequence number")
  }()

  static let missedByCapture: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    talk.session(seconds: 3)
    talk.losing(.byCapture) { $0.server(.sealed(700)) }
    talk.client(.ack)
    talk.session(seconds: 3)
    talk.windowsClose()
    return silent(
      "lk-drop-by-capture", talk.recording, "the capture misses a packet of a running session, which its receiver got.",
      facts: "the receiver acknowledges bytes that the capture does not hold")
  }()

  static let datagramsWithoutAnswer: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.logonToDesktop()
    for _ in 0..<3 {
      talk.offerUDP()
      talk.session(seconds: 3)
    }
    talk.windowsClose()
    return silent(
      "lk-udp-fallback", talk.recording,
      "the client offers UDP three times, nobody answers, and the session goes on over TCP.",
      facts: "three SYN datagrams of 1232 bytes some seconds apart, as in a public capture",
      lookalikes: ["lk-udp-fallback", "lk-server-rst-after-client-fin"])
  }()

  static let retriedHello: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    let suites = [0x1302, 0x1301] + Handshake.windowsSuites
    talk.client(.handshake(.clientHello(serverName: "rdp.example", versions: [0x0304], suites: suites)))
    talk.server(.handshake(.helloRetryRequest(group: 0x0018)), .changeCipherSpec)
    talk.client(
      .changeCipherSpec, .handshake(.clientHello(serverName: "rdp.example", versions: [0x0304], suites: suites)))
    talk.server(
      .handshake(.serverHello(version: 0x0304, suite: 0x1302)), .sealed(6, .tls13), .sealed(790, .tls13),
      .sealed(264, .tls13), .sealed(52, .tls13))
    talk.client(.sealed(52, .tls13))
    talk.server(.sealed(250, .tls13), .sealed(250, .tls13))
    for (client, server) in [(57, 295), (677, 59), (163, 4)] + Array(repeating: (19, 300), count: 60) {
      talk.wait(seconds: 0.1)
      talk.client(.sealed(client, .tls13))
      talk.server(.sealed(server, .tls13))
    }
    talk.windowsClose()
    return silent(
      "lk-tls13-compat-records", talk.recording,
      "TLS 1.3 with a HelloRetryRequest, ChangeCipherSpec records that mean nothing, and two session tickets.",
      facts: "RFC 8446 sections 4.1.4, 4.6.1 and D.4")
  }()

  static let sentOn: GeneratedFixture = {
    var first = conversation()
    first.negotiate(0, selecting: 0)
    first.standardSecurityLogon()
    first.server(.validClientLicense)
    first.server(.redirection(to: "198.51.100.21"))
    first.windowsClose()
    return GeneratedFixture(
      name: "composed-lk-redirect-close", recording: first.recording,
      story: "a broker sends the client on to a session host; the capture ran at the broker.",
      reason: "it takes a farm of Windows servers, and none was at hand",
      facts: "the redirection packet of MS-RDPBCGR 2.2.13.1",
      expect: Expectation(
        verdict: "incomplete", phase: "licensing",
        lookalikes: ["lk-redirect-close", "lk-server-rst-after-client-fin"]))
  }()

  /// A program that tries one password after the other, from one address or from several.
  private static func guessing(_ count: Int, from clients: [Address], every seconds: Double, at start: Double = 0)
    -> [Conversation]
  {
    (0..<count).map { number in
      var talk = Conversation(
        client: clients[number % clients.count], server: "198.51.100.20", from: 41_000 + UInt16(number))
      talk.wait(seconds: start + Double(number) * seconds)
      talk.handshake()
      talk.client(.x224Request(protocols: 1, cookie: "Administr"))
      talk.server(.x224Failure(code: 5))
      talk.windowsClose()
      return talk
    }
  }

  private static func byTime(_ talks: [Conversation]) -> Recording {
    let frames = talks.flatMap(\.recording.frames).enumerated()
    return Recording(
      frames.sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element))
  }

  static let guesses = GeneratedFixture(
    name: "composed-lk-brute-force-noise",
    recording: byTime(guessing(30, from: ["203.0.113.7"], every: 1)),
    story:
      "one address comes thirty times in thirty seconds as Administrator, and cannot do NLA, on which the server insists.",
    reason: "attacks in public captures are not of this length, and nobody's address is to be shown",
    facts: "mstshash=Administr, which clients cut to nine characters",
    expect: Expectation(
      verdict: "failed", phase: "x224", finding: "x224-neg-failure-nla-required",
      lookalikes: ["lk-brute-force-noise", "lk-server-rst-after-client-fin"]))

  static let userAmongGuesses: GeneratedFixture = {
    var user = conversation()
    user.handshake()
    user.client(.x224Request(protocols: 0xB, cookie: "alice"))
    user.server(.ack)
    user.wait(seconds: 12)
    user.client(.rst)
    let strangers: [Address] = ["203.0.113.7", "203.0.113.8", "203.0.113.9"]
    return GeneratedFixture(
      name: "composed-brute-force-noise",
      recording: byTime([user] + guessing(40, from: strangers, every: 0.4, at: 0.1)),
      story: "a user gets no answer while three addresses come to the same server again and again as Administrator.",
      reason: "attacks in public captures are not of this length, and nobody's address is to be shown",
      facts: "mstshash=Administr, which clients cut to nine characters",
      expect: Expectation(verdict: "failed", phase: "x224", finding: "x224-no-confirm-timeout", closedBy: "client"))
  }()

  static let healthChecks: GeneratedFixture = {
    var frames: [Frame] = []
    var talk = Conversation(client: "192.0.2.5", server: "198.51.100.20", from: 40_001, .linux)
    for _ in 0..<5 {
      talk.handshake()
      talk.client(.fin)
      talk.server(.ack)
      talk.server(.rst)
      frames += talk.recording.frames
      talk = talk.reconnection(after: 4)
    }
    return GeneratedFixture(
      name: "composed-lk-health-check", recording: Recording(frames),
      story: "a load balancer opens and closes the port every four seconds.",
      reason: "the lab makes the same, and a fixture needs no peers for it", facts: "TCP alone",
      expect: Expectation(
        verdict: "incomplete", phase: "tcp",
        lookalikes: ["lk-health-check", "lk-port-test", "lk-server-rst-after-client-fin"]))
  }()
}
