import Analyzer
import Testing

/// What serves a user who has read one of the claims: captures in which it is the finding or is ruled out, or what `explain` says.
struct ServedClaim: CustomTestStringConvertible, Sendable {
  let row: Int
  let claim: String
  /// Fixtures in which a way to fail that the claim is about is the finding.
  var found: [String] = []
  /// Fixtures in which the claim is ruled out.
  var ruledOut: [String] = []
  /// Fixtures that show a lookalike of the claim.
  var seen: [String] = []
  /// Words of what `explain` says.
  var explained: String?

  var testDescription: String { "\(row) \(claim)" }
}

/// The 54 rows in which everything was collected that web guides say.
@Suite struct FolkloreRowsTests {
  static let hangUp = "tls-reset-after-clienthello"
  static let noNLA = "x224-neg-failure-nla-required"
  static let wrongPassword = "nla-logon-failure"

  static let rows: [ServedClaim] = [
    ServedClaim(
      row: 1, claim: "firewall-blocks-port",
      found: [
        "tcp-syn-drop", "tcp-refused-by-middlebox", "tcp-icmp-admin-prohibited", "tcp-firewall-app-reset-after-cr",
        "tcp-rst-midstream-injected",
      ], ruledOut: [hangUp, noNLA]),
    ServedClaim(
      row: 2, claim: "nothing-listens",
      found: ["tcp-refused-closed-port", "wrong-service-on-port", "x224-no-confirm-timeout"], ruledOut: [hangUp]),
    ServedClaim(row: 3, claim: "remote-desktop-off", found: ["tcp-refused-closed-port"], ruledOut: [noNLA]),
    ServedClaim(
      row: 4, claim: "remote-desktop-users",
      found: ["authz-denied-early", "authz-denied-errinfo", "nla-account-state"],
      ruledOut: [hangUp]),
    ServedClaim(
      row: 5, claim: "user-rights", found: ["authz-denied-early", "server-admission-denied"], ruledOut: [noNLA],
      explained: "gpresult"),
    ServedClaim(row: 6, claim: "nla-mismatch", found: [noNLA], ruledOut: [hangUp, wrongPassword]),
    ServedClaim(
      row: 7, claim: "certificate-expired", found: ["tls-cert-expired", hangUp],
      ruledOut: [wrongPassword, noNLA]),
    ServedClaim(row: 8, claim: "certificate-not-renewed", found: ["tls-cert-not-yet-valid"], ruledOut: [wrongPassword]),
    ServedClaim(row: 9, claim: "certificate-name", found: ["tls-cert-name-mismatch"], ruledOut: [wrongPassword]),
    ServedClaim(
      row: 10, claim: "machine-keys", found: [hangUp, "x224-neg-failure-no-cert", "tls-alert-internal-error-early"],
      ruledOut: [wrongPassword], explained: "Never rename"),
    ServedClaim(row: 11, claim: "new-certificate", found: ["tls-cert-expired"], explained: "another thumbprint"),
    ServedClaim(row: 12, claim: "time-skew", found: ["clock-skew", "krb-skew", "tls-cert-not-yet-valid"]),
    ServedClaim(
      row: 13, claim: "tls-version", found: ["tls-alert-protocol-version", hangUp], ruledOut: [wrongPassword]),
    ServedClaim(
      row: 14, claim: "cipher-suites", found: ["tls-alert-handshake-failure", hangUp], ruledOut: [wrongPassword]),
    ServedClaim(
      row: 15, claim: "credssp-update", found: ["nla-silent-drop-after-auth-token"], ruledOut: [hangUp, wrongPassword],
      explained: "encryption oracle remediation"),
    ServedClaim(
      row: 16, claim: "security-layer", found: ["x224-neg-failure-ssl-required", "x224-neg-failure-ssl-not-allowed"],
      ruledOut: [hangUp], seen: ["lookalike-lk-negotiation-fallback"], explained: "weakens the server"),
    ServedClaim(row: 17, claim: "nla-disable", found: [noNLA], ruledOut: [hangUp], explained: "weakens-security"),
    ServedClaim(row: 18, claim: "authentication-level", explained: "hides the certificate warning"),
    ServedClaim(row: 19, claim: "revocation-check", explained: "No documentation of this value was found"),
    ServedClaim(
      row: 20, claim: "vpn-or-route",
      found: ["tcp-syn-drop", "tcp-syn-drop-return-path", "tcp-mtu-blackhole", "dns-nxdomain", "kdc-unreachable"],
      ruledOut: [hangUp]),
    ServedClaim(row: 21, claim: "vpn-mtu", found: ["tcp-mtu-blackhole"], ruledOut: [hangUp, noNLA]),
    ServedClaim(
      row: 22, claim: "packet-loss", found: ["tcp-loss-high", "tcp-half-open-dead-peer"], ruledOut: [hangUp],
      seen: ["lookalike-lk-recovered-retrans"]),
    ServedClaim(row: 23, claim: "handshake-timeout", found: ["x224-no-confirm-timeout"], ruledOut: [hangUp]),
    ServedClaim(
      row: 24, claim: "dns-broken", found: ["dns-nxdomain", "dns-timeout", "dns-servfail-refused"], ruledOut: [noNLA]),
    ServedClaim(
      row: 25, claim: "address-instead-of-name", found: ["kdc-unreachable", "krb-principal-unknown", "ntlm-blocked"],
      explained: "no Kerberos but NTLM"),
    ServedClaim(row: 26, claim: "windows-11-names", found: ["krb-principal-unknown"], explained: "rdpwhy diff"),
    ServedClaim(
      row: 27, claim: "licensing", found: ["license-no-server", "license-none", "license-refused-other"],
      ruledOut: [hangUp, wrongPassword]),
    ServedClaim(row: 28, claim: "license-cache", found: ["license-client-cache"], ruledOut: [hangUp]),
    ServedClaim(
      row: 29, claim: "pending-connections", found: ["x224-reset-before-confirm", "tcp-refused-closed-port"],
      ruledOut: [hangUp], explained: "brute-force"),
    ServedClaim(row: 30, claim: "websocket-rules", ruledOut: [hangUp, "tcp-syn-drop"], explained: "3387 and 3392"),
    ServedClaim(row: 31, claim: "allow-mstsc", found: ["tcp-syn-drop"], ruledOut: [hangUp], explained: "No SYN at all"),
    ServedClaim(row: 32, claim: "network-profile", found: ["tcp-syn-drop"], ruledOut: [hangUp]),
    ServedClaim(
      row: 33, claim: "security-software", found: ["tcp-rst-midstream-injected"], explained: "Who issued"),
    ServedClaim(row: 34, claim: "shell-extensions", ruledOut: [hangUp], explained: "not the server that closes"),
    ServedClaim(row: 35, claim: "client-components", ruledOut: [hangUp, "tcp-syn-drop"]),
    ServedClaim(row: 36, claim: "write-protect", ruledOut: [hangUp], explained: "ERROR_WRITE_PROTECT is 0x13"),
    ServedClaim(row: 37, claim: "bandwidth", found: ["tcp-latency-high", "tcp-loss-high"], ruledOut: [hangUp]),
    ServedClaim(row: 38, claim: "rd-gateway", ruledOut: [hangUp], explained: "speaks HTTPS to the gateway"),
    ServedClaim(
      row: 39, claim: "port-forward", found: ["tcp-syn-drop", "wrong-service-on-port"], ruledOut: [hangUp]),
    ServedClaim(row: 40, claim: "dns-cache", found: ["dns-nxdomain"], ruledOut: [hangUp]),
    ServedClaim(
      row: 41, claim: "saved-credentials", found: [wrongPassword, "nla-errorcode-undecrypted"],
      ruledOut: [hangUp, "authz-denied-early"]),
    ServedClaim(row: 42, claim: "account-state", found: ["nla-account-state"], ruledOut: [hangUp]),
    ServedClaim(row: 43, claim: "update-client", found: [noNLA], explained: "mends nothing"),
    ServedClaim(row: 44, claim: "reboot", found: ["session-ended-by-policy"], explained: "takes the evidence with it"),
    ServedClaim(row: 45, claim: "ping", found: ["tcp-syn-drop"], explained: "not that the port is open"),
    ServedClaim(row: 46, claim: "port-test", found: ["tcp-syn-drop"], seen: ["lookalike-lk-port-test"]),
    ServedClaim(row: 47, claim: "event-logs", explained: "2308 is 0x904"),
    ServedClaim(row: 48, claim: "group-policy", found: [noNLA, "server-admission-denied"]),
    ServedClaim(row: 49, claim: "host-asleep", found: ["tcp-syn-drop", "arp-unresolved"], ruledOut: [hangUp]),
    ServedClaim(row: 50, claim: "damaged-profile", found: ["demand-active-missing"], ruledOut: [hangUp]),
    ServedClaim(row: 51, claim: "disable-udp", ruledOut: [hangUp], explained: "nothing fails"),
    ServedClaim(
      row: 52, claim: "session-limits", found: ["server-admission-denied", "session-ended-by-policy"],
      ruledOut: [hangUp]),
    ServedClaim(row: 53, claim: "four-at-logon", found: [wrongPassword, "authz-denied-early"], ruledOut: [hangUp]),
    ServedClaim(row: 54, claim: "connection-broker", ruledOut: [hangUp], explained: "0x400 to 0x412"),
  ]

  @Test func servesEveryRowOnce() {
    #expect(Self.rows.map(\.row) == Array(1...54))
    let unclaimed = Folklore.catalogue.map(\.id).filter { id in !Self.rows.contains { $0.claim == id } }
    #expect(unclaimed == ["one-list-of-codes", "four-is-firewall"], "these two stand beside the codes they are about")
  }

  @Test(arguments: rows)
  func showsTheCaptureOrTheWordsThatServe(_ served: ServedClaim) throws {
    let claim = try #require(Folklore.catalogue.first { $0.id == served.claim })
    #expect(!(served.found + served.ruledOut + served.seen).isEmpty || served.explained != nil)
    for name in served.found {
      let finding = try #require(try report(name).finding?.id)
      #expect(claim.signatures.contains { $0.id == finding }, "\(name): \(finding)")
      #expect(try !report(name).ruledOut.contains { $0.id == claim.id }, "\(name)")
    }
    for name in served.ruledOut {
      let ruledOut = try #require(try report(name).ruledOut.first { $0.id == claim.id }, "\(name)")
      #expect(!ruledOut.frames.isEmpty)
    }
    for name in served.seen {
      let seen = try report(name).lookalikes.map(\.id)
      #expect(claim.lookalikes.contains { seen.contains($0.id) }, "\(name): \(seen)")
    }
    if let words = served.explained { #expect(text(of: claim).contains(words)) }
  }

  private func report(_ name: String) throws -> AttemptReport {
    let fixture = try #require(Fixture.everything.first { $0.name == name })
    return try #require(try fixture.analyze().first)
  }

  private func text(of claim: Folklore) -> String {
    let said = claim.asExplanation
    return ([said.answer ?? ""] + said.statements.map(\.text) + said.onTheWire + said.nextSteps).joined(separator: " ")
  }
}
