import Analyzer
import Testing

/// A code that the user brings is held against what the capture shows.
@Suite struct CodeFitTests {
  private func notes(_ fixture: String, _ code: UInt32, _ extended: UInt32? = nil) throws -> [String] {
    let fixture = try #require(Fixture.everything.first { $0.name == fixture })
    let shown = MstscCode(
      DisconnectReason(rawValue: code), extended: extended.map { ExtendedDisconnectReason(rawValue: $0) })
    var options = fixture.options
    options.code = shown
    return try #require(Analyzed(fixture.capture, options: options).attempts.first).notes
      .filter { $0.contains(shown.code.printed) || shown.extended.map { $0.printed }.map($0.contains) ?? false }
  }

  /// A code that goes with what the capture shows is not contradicted.
  @Test(arguments: [
    ("tls-reset-after-clienthello", 0x904), ("tcp-syn-drop", 0x204), ("tcp-syn-drop", 0x108), ("tcp-syn-drop", 0x104),
    ("tcp-refused-closed-port", 0x204), ("arp-unresolved", 0x204), ("dns-nxdomain", 0x104), ("dns-timeout", 0x208),
    ("tls-cert-expired", 0x1B07), ("nla-logon-failure", 0x807), ("nla-account-state", 0xF07),
    ("kdc-unreachable", 0x1807), ("license-no-server", 0x808), ("server-admission-denied", 0x3),
    ("session-ended-by-policy", 0x3), ("session-dropped", 0x904), ("tcp-half-open-dead-peer", 0x404),
    ("tls-no-serverhello-timeout", 0x704), ("nla-silent-drop-after-auth-token", 0x904), ("healthy-tls12-shadow", 0x1),
    ("healthy-tls12-shadow", 0x2), ("tls-reset-after-clienthello", 0x516),
  ])
  func acceptsWhatFits(fixture: String, code: Int) throws {
    #expect(try notes(fixture, UInt32(code)) == [])
  }

  @Test(arguments: [
    // 0x904 wants a FIN or a RST that the client received.
    ("tls-cert-expired", 0x904, "the client closed it first"),
    ("tcp-syn-drop", 0x904, "the code would be 0x204"),
    ("tcp-refused-closed-port", 0x904, "never opened"),
    ("dns-nxdomain", 0x904, "no connection was tried"),
    ("x224-no-confirm-timeout", 0x904, "does not fit what the capture shows"),
    ("tcp-syn-proxy-stall", 0x904, "this capture holds none"),
    ("healthy-tls12-shadow", 0x904, "it succeeded"),
    // 0x204 and 0x108 want no connection, those of names no address.
    ("tls-reset-after-clienthello", 0x204, "this one did"),
    ("nla-logon-failure", 0x108, "this one did"),
    ("dns-nxdomain", 0x204, "no connection was tried"),
    ("tls-reset-after-clienthello", 0x104, "the name was found"),
    // What breaks must have been open, and what takes too long must have taken long.
    ("tcp-syn-drop", 0x404, "never opened"),
    ("tls-reset-after-clienthello", 0x704, "all of it took"),
    // The certificate, the logon and the session come one after the other.
    ("x224-neg-failure-nla-required", 0x1B07, "before there was one"),
    ("tls-cert-name-mismatch", 0x1B07, "is valid until"),
    ("tls-reset-after-clienthello", 0x807, "before TLS was up"),
    ("authz-denied-early", 0x807, "proved its key"),
    ("tls-reset-after-clienthello", 0x808, "before one was set up"),
    ("nla-logon-failure", 0x3, "before one was set up"),
    ("tls-reset-after-clienthello", 0x506, "RDP's own security"),
    // A refusal in words goes with its own code.
    ("nla-logon-failure", 0x904, "mostly shows 0x807"),
  ])
  func contradictsWhatDoesNotFit(fixture: String, code: Int, words: String) throws {
    let notes = try notes(fixture, UInt32(code))
    #expect(notes.contains { $0.contains(words) }, "\(notes)")
  }

  @Test func givesAnExtendedCodeNoWeightBeforeMCS() throws {
    let notes = try notes("tls-reset-after-clienthello", 0x904, 7)
    #expect(notes.contains { $0.contains("0x7 cannot have come from the server") })
  }

  @Test func saysWhichReasonTheServerGaveInstead() throws {
    #expect(try notes("server-admission-denied", 0x3, 7) == [])
    let other = try notes("server-admission-denied", 0x3, 9)
    #expect(other.contains { $0.contains("another reason than the extended code 0x9") && $0.contains("(0x7)") })
  }

  /// What mstsc shows for a way to fail is not called impossible where it happened, be it read with keys or without.
  @Test(arguments: Fixture.all.filter { $0.expectation.finding != nil })
  func neverCallsTheUsualCodeImpossible(_ fixture: Fixture) throws {
    let signature = try #require(Signature.catalogue.first { $0.id == fixture.expectation.finding })
    for code in signature.mstsc {
      var options = fixture.options
      options.code = code
      var notes = try Analyzed(fixture.capture, options: options).attempts.first?.notes ?? []
      if let keyed = KeyedCapture.all.first(where: { $0.fixture.name == fixture.name }) {
        notes += try keyed.analyze(keyLog: [], code: code).first?.notes ?? []
      }
      #expect(!notes.contains { $0.contains("cannot have") }, "\(code.printed): \(notes)")
    }
  }

  /// What is said after the logon has no names without keys: the reason may be among it.
  @Test(arguments: ["server-admission-denied", "authz-denied-errinfo", "session-ended-by-policy", "license-no-server"])
  func doesNotDenyWhatOnlyKeysShow(name: String) throws {
    let shown = MstscCode(DisconnectReason(rawValue: 0x3), extended: ExtendedDisconnectReason(rawValue: 7))
    let report = try #require(KeyedCapture.named(name).analyze(keyLog: [], code: shown).first)
    #expect(!report.notes.contains { $0.contains("0x7") || $0.contains("set up") }, "\(report.notes)")
  }

  @Test func saysThatTheServerGaveNoReason() throws {
    let notes = try notes("healthy-nla-shadow", 0x2, 7)
    #expect(notes.contains { $0.contains("it sent no Set Error Info") }, "\(notes)")
  }
}
