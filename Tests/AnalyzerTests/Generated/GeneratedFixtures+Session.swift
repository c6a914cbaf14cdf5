import Conversation

/// What is said after the negotiation, over standard RDP security, which shows it in clear.
extension GeneratedFixture {
  static let sessions = [
    noMachine, badCapabilities, cannotDecrypt, noCommonMethod, fipsOnly, oddCertificate, challengeWithoutEnd,
  ]

  private static func failed(
    _ id: String, _ phase: String, _ talk: Conversation, closedBy: String = "client", _ story: String, facts: String,
    lookalikes: [String] = ["lk-server-rst-after-client-fin"]
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: id, recording: talk.recording, story: story, reason: "no peer at hand does this by itself", facts: facts,
      expect: Expectation(verdict: "failed", phase: phase, finding: id, closedBy: closedBy, lookalikes: lookalikes))
  }

  private static func begun() -> Conversation {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(0, selecting: 0)
    return talk
  }

  /// The server says why, ends MCS and closes, and the client does too.
  private static func told(_ code: Int, _ talk: inout Conversation) {
    talk.server(.errorInfo(code))
    talk.server(.ultimatum(reason: 1))
    talk.windowsClose()
  }

  private static let errorInfoFacts = "Set Error Info and the ultimatum as MS-RDPBCGR 2.2.5.1.1 and T.125 have them"

  static let noMachine: GeneratedFixture = {
    var talk = begun()
    talk.standardSecurityLogon()
    told(0x408, &talk)
    return failed(
      "broker-failure", "licensing", talk, closedBy: "server", "the pool of the broker has no free machine.",
      facts: errorInfoFacts)
  }()

  static let badCapabilities: GeneratedFixture = {
    var talk = begun()
    talk.standardSecurityLogon()
    talk.server(.validClientLicense)
    talk.server(.encryptedIndication(441))
    talk.client(.encryptedRequest(480))
    told(0x10EA, &talk)
    return failed(
      "caps-rejected", "capabilities", talk, closedBy: "server",
      "the server refuses the capabilities in the client's Confirm Active.", facts: errorInfoFacts)
  }()

  static let cannotDecrypt: GeneratedFixture = {
    var talk = begun()
    talk.standardSecurityLogon()
    told(0x1192, &talk)
    return failed(
      "standard-security-decrypt", "licensing", talk, closedBy: "server",
      "the server cannot open the client's first encrypted message.", facts: errorInfoFacts)
  }()

  static let noCommonMethod: GeneratedFixture = {
    var talk = begun()
    talk.client(.connectInitial(methods: 1))
    talk.server(.connectResponse(level: 3))
    talk.windowsClose()
    return failed(
      "standard-security-mismatch", "security", talk,
      "the client knows 40 bits only, the server insists on 128, and the client leaves.",
      facts: "the methods of MS-RDPBCGR 2.2.1.3.3 and 2.2.1.4.3")
  }()

  static let fipsOnly: GeneratedFixture = {
    var talk = begun()
    talk.client(.connectInitial(methods: 0x0B))
    talk.server(.connectResponse(method: 0x10, level: 4))
    talk.windowsClose()
    return failed(
      "tls-fips-mismatch", "security", talk, "the server insists on FIPS, which the client does not know.",
      facts: "method 0x10 and level 4 of MS-RDPBCGR 2.2.1.4.3")
  }()

  static let oddCertificate: GeneratedFixture = {
    var talk = begun()
    talk.client(.connectInitial())
    talk.server(.connectResponse(certificate: 2))
    talk.windowsClose()
    return failed(
      "server-cert-unpack", "security", talk,
      "the server's certificate says that it is a chain of X.509, and is none; the client leaves.",
      facts: "the version of MS-RDPBCGR 2.2.1.4.3.1")
  }()

  static let challengeWithoutEnd: GeneratedFixture = {
    var talk = begun()
    talk.standardSecurityLogon()
    talk.server(.platformChallenge)
    talk.client(.ack)
    talk.wait(seconds: 31)
    talk.server(.rst)
    return failed(
      "license-timeout", "licensing", talk, closedBy: "server",
      "the client does not answer the challenge of licensing; after 31 s the server resets the connection.",
      facts: "the challenge of MS-RDPELE 2.2.2.4, in clear", lookalikes: [])
  }()
}
