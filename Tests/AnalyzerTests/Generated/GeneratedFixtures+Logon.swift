import Conversation

/// Kerberos and CredSSP, as far as no peer at hand fails there by itself.
extension GeneratedFixture {
  static let logons = [
    ticketOfAnotherKey, ticketForbidden, cardNotTrusted, serversThatDiffer, delegationForbidden, preauthenticationAsked,
    kerberosThenNTLM,
  ]

  private static let kdc: Address = "10.0.0.88"
  private static let service = "TERMSRV/rdp.example"

  private static func conversation() -> Conversation { Conversation(client: "192.0.2.10", server: "198.51.100.20") }

  /// TLS is done, something is said to a KDC, and the client leaves.
  private static func refusedTicket(_ code: Int, for name: String) -> Conversation {
    var talk = conversation()
    talk.negotiate(selecting: 2)
    talk.tls12()
    talk.ask(kdc, .request(for: name))
    talk.hear(kdc, .error(code, for: name))
    talk.windowsClose()
    return talk
  }

  private static func failed(
    _ id: String, _ recording: Recording, _ story: String, reason: String, facts: String,
    lookalikes: [String] = ["lk-server-rst-after-client-fin"], arguments: [String] = []
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: id, recording: recording, story: story, reason: reason, facts: facts,
      expect: Expectation(
        verdict: "failed", phase: "credssp", finding: id, lookalikes: lookalikes, arguments: arguments))
  }

  private static let noDomain = "it takes a Windows domain, and none was at hand"

  static let ticketOfAnotherKey = failed(
    "krb-ap-modified", refusedTicket(41, for: service).recording,
    "the ticket for the server cannot be opened, and the client leaves after TLS.", reason: noDomain,
    facts: "KRB-ERROR with code 41 as RFC 4120 section 5.9.1 has it")

  static let ticketForbidden = failed(
    "krb-error-other", refusedTicket(12, for: service).recording,
    "the policy of the KDC forbids a ticket for the server, and the client leaves after TLS.", reason: noDomain,
    facts: "KRB-ERROR with code 12 as RFC 4120 section 5.9.1 has it")

  static let cardNotTrusted = failed(
    "smartcard-fail", refusedTicket(62, for: "krbtgt/EXAMPLE").recording,
    "the KDC does not trust the certificate on the user's card, and the client leaves after TLS.",
    reason: "no smart card and no KDC for them were at hand",
    facts: "KRB-ERROR with code 62 as RFC 4556 section 3.1.3 has it; the user is the one in the client's cookie")

  /// Two servers behind one address.
  static let serversThatDiffer: GeneratedFixture = {
    var first = conversation()
    first.negotiate()
    first.tls12(.wrongName)
    first.ntlm()
    first.windowsClose()
    var second = first.reconnection(after: 2)
    second.negotiate()
    second.tls12()
    second.ntlm()
    second.windowsClose()
    return failed(
      "credssp-pubkey-mismatch", Recording(first, second),
      "the client comes twice, sees two different certificates, and leaves at the proof of the key both times.",
      reason: "no Windows client was at hand, which alone ends so",
      facts: "the stop after the server's proof as in a public capture of mstsc; record sizes as in decrypted captures")
  }()

  static let delegationForbidden: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.ntlm()
    talk.windowsClose()
    return failed(
      "delegation-policy", talk.recording,
      "the client leaves when it has the server's proof, and its user saw the code 0x1607.",
      reason: "it takes a Windows client with a policy, and none was at hand",
      facts: "the same stop as at a certificate prompt; only the code tells them apart",
      arguments: ["--code", "0x1607"])
  }()
}

// MARK: - Looks like a failure, is none

extension GeneratedFixture {
  static let preauthenticationAsked: GeneratedFixture = {
    var talk = conversation()
    for code in [25, 52] {
      talk.ask(kdc, .request(for: service))
      talk.hear(kdc, .error(code, for: service))
    }
    talk.ask(kdc, .request(for: service))
    talk.hear(kdc, .ticket(for: service))
    talk.windowsSession()
    return silent(
      "lk-krb-preauth-required", talk.recording,
      "a KDC asks for pre-authentication and for TCP, then gives the ticket; the session runs.",
      facts: "the errors 25 and 52 are steps of RFC 4120 sections 3.1.3 and 7.2.1")
  }()

  static let kerberosThenNTLM: GeneratedFixture = {
    var talk = conversation()
    talk.negotiate()
    talk.tls12()
    talk.client(.sealed(1900))
    talk.server(.sealed(140))
    talk.logonToDesktop()
    talk.session(seconds: 6)
    talk.windowsClose()
    return silent(
      "lk-spnego-mech-retry", talk.recording,
      "the client begins with Kerberos, the server wants another mechanism, NTLM follows and the session runs.",
      facts: "an AP-REQ takes 1500 bytes and more; record sizes of NTLM as in decrypted captures")
  }()

  /// A session that works, about which there is nothing to say.
  static func silent(
    _ id: String, _ recording: Recording, _ story: String, facts: String,
    lookalikes: [String] = ["lk-server-rst-after-client-fin"]
  ) -> GeneratedFixture {
    GeneratedFixture(
      name: "composed-\(id)", recording: recording, story: story,
      reason: "it takes a Windows peer, and none was at hand",
      facts: facts, expect: Expectation(verdict: "succeeded", phase: "active", lookalikes: lookalikes))
  }
}
