import Crypto
import Dissectors
import Foundation
import Testing

/// Connections between real peers, opened with what they log.
@Suite(.enabled(if: OpenSSLPeers.program != nil, "openssl is not on PATH"), .serialized)
struct PeerTests {
  private let lines = [
    "from client to server", "letters that are no commands", String(repeating: "0123456789", count: 50),
  ]

  /// A table: the suites that Schannel has had on by default from Windows Server 2008 R2 to 2025, then others that a server may be given.
  static let suites: [String] = [
    "ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "ECDHE_RSA_WITH_AES_128_GCM_SHA256", "DHE_RSA_WITH_AES_256_GCM_SHA384", "DHE_RSA_WITH_AES_128_GCM_SHA256",
    "ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "ECDHE_RSA_WITH_AES_128_CBC_SHA256", "ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
    "ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE_RSA_WITH_AES_128_CBC_SHA", "DHE_RSA_WITH_AES_256_CBC_SHA",
    "DHE_RSA_WITH_AES_128_CBC_SHA", "RSA_WITH_AES_256_GCM_SHA384", "RSA_WITH_AES_128_GCM_SHA256",
    "RSA_WITH_AES_256_CBC_SHA256", "RSA_WITH_AES_128_CBC_SHA256", "RSA_WITH_AES_256_CBC_SHA",
    "RSA_WITH_AES_128_CBC_SHA", "RSA_WITH_3DES_EDE_CBC_SHA", "RSA_WITH_RC4_128_SHA", "RSA_WITH_RC4_128_MD5",
    "RSA_WITH_NULL_SHA256", "RSA_WITH_NULL_SHA", "DHE_DSS_WITH_AES_256_CBC_SHA256", "DHE_DSS_WITH_AES_128_CBC_SHA256",
    "DHE_DSS_WITH_AES_256_CBC_SHA", "DHE_DSS_WITH_AES_128_CBC_SHA", "DHE_DSS_WITH_3DES_EDE_CBC_SHA",
    "PSK_WITH_AES_256_GCM_SHA384", "PSK_WITH_AES_128_GCM_SHA256", "PSK_WITH_AES_256_CBC_SHA384",
    "PSK_WITH_AES_128_CBC_SHA256", "PSK_WITH_NULL_SHA384", "PSK_WITH_NULL_SHA256",
    // Not on by default.
    "ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "ECDHE_ECDSA_WITH_AES_128_CCM", "ECDHE_ECDSA_WITH_AES_256_CCM_8", "RSA_WITH_AES_256_CCM", "RSA_WITH_AES_128_CCM_8",
    "RSA_WITH_CAMELLIA_128_CBC_SHA", "ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384", "ECDHE_RSA_WITH_ARIA_256_GCM_SHA384",
    "RSA_WITH_NULL_MD5",
  ]

  /// What OpenSSL 3 no longer has; `GnuTLSTests` opens recordings with the same ciphers.
  static let withoutOpenSSL: Set<String> = [
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_RC4_128_MD5",
    "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA",
  ]

  @Test func opensEverySuiteThatWindowsHasOnByDefault() throws {
    let workshop = try Workshop()
    let rsa = try workshop.certificate("rsa")
    let server = try PeerServer(rsa + workshop.certificate("ec", second: true) + psk)
    let dsaServer = try PeerServer(rsa + workshop.certificate("dsa", second: true))
    var unavailable: [String] = []
    var opened = 0
    for name in Self.suites.map({ "TLS_" + $0 }) {
      guard let cipher = try Self.openSSLName(name) else {
        unavailable.append(name)
        continue
      }
      for options in Self.variants(name) {
        let conversation = try PeerConversation(
          name.contains("_DSS_") ? dsaServer : server, in: workshop,
          options + ["-cipher", "\(cipher):@SECLEVEL=0"] + (name.contains("_PSK_") ? psk : []), lines: lines)
        expectComplete(conversation, "\(name) \(options)")
        #expect(conversation.suite?.name == name)
        opened += 1
      }
    }
    print("opened \(opened) connections; not negotiated, as this openssl lacks them: \(unavailable)")
    #expect(Set(unavailable).subtracting(Self.withoutOpenSSL) == [])
    #expect(opened > 60)
  }

  /// The client changes its own keys with `k` and asks for the server's as well with `K`.
  @Test(arguments: [
    ("TLS_AES_128_GCM_SHA256", ["K", "k", "K"]), ("TLS_AES_256_GCM_SHA384", ["K"]),
    ("TLS_CHACHA20_POLY1305_SHA256", ["K"]), ("TLS_AES_128_CCM_SHA256", ["K"]), ("TLS_AES_128_CCM_8_SHA256", ["K"]),
  ])
  func opensTLS13ThroughKeyUpdates(suite: String, commands: [String]) throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("ec") + ["-ciphersuites", suite])
    let conversation = try PeerConversation(
      server, in: workshop, ["-ciphersuites", suite],
      lines: [lines[0]] + zip(commands, lines).flatMap { [$0, $1] })
    expectComplete(conversation, suite)
    #expect(conversation.suite?.name == suite)
    let updates = try conversation.replay().plaintexts.filter { $0.plaintext.bytes.first == 24 }
    #expect(updates.filter { $0.peer == .client }.count == commands.count)
    #expect(updates.filter { $0.peer == .server }.count == commands.count { $0 == "K" })
  }

  @Test func opensTLS13AfterHelloRetryRequest() throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("ec") + ["-groups", "P-384"])
    let conversation = try PeerConversation(server, in: workshop, ["-groups", "X25519:P-384"], lines: lines)
    expectComplete(conversation, "with HelloRetryRequest")
    let hellos = conversation.wire.turns.prefix(3).map(\.peer)
    #expect(hellos == [.client, .server, .client])
  }

  @Test(arguments: ["-tls1_3", "-tls1_2", "-tls1_1", "-tls1"], [["-no_ticket"], []])
  func opensResumedSessions(version: String, options: [String]) throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("rsa") + options)
    let common = [version, "-cipher", "AES128-SHA:@SECLEVEL=0"] + options
    let session = workshop.path("session")
    let first = try PeerConversation(server, in: workshop, common + ["-sess_out", session], lines: lines)
    let second = try PeerConversation(server, in: workshop, common + ["-sess_in", session], lines: lines)
    expectComplete(first, "first")
    expectComplete(second, "second")
    // The second one sends no certificate.
    #expect(second.wire.server.count < first.wire.server.count - 500)
    #expect(try second.replay(secrets(of: first)).applicationData(of: .client).isEmpty)
  }

  @Test(arguments: ["-tls1_2", "-tls1_1", "-tls1"])
  func opensRenegotiatedConnections(version: String) throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("rsa") + ["-client_renegotiation"])
    let conversation = try PeerConversation(
      server, in: workshop, [version, "-cipher", "AES256-SHA:@SECLEVEL=0"], lines: [lines[0], "R", lines[1]])
    expectComplete(conversation, version)
    let protected = try conversation.replay().plaintexts.map(\.plaintext).filter { $0.contentType == .handshake }
    #expect(protected.filter { $0.bytes.first == 1 }.count == 1)
  }

  @Test(arguments: ["-tls1_2", "-tls1_1", "-tls1"], [true, false])
  func opensRSAKeyExchangeWithPrivateKey(version: String, extended: Bool) throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("rsa"))
    let conversation = try PeerConversation(
      server, in: workshop, [version, "-cipher", "AES128-SHA:@SECLEVEL=0"], lines: lines,
      environment: extended ? [:] : try withoutExtendedMasterSecret(workshop))
    #expect(conversation.serverHello?.has(.extendedMasterSecret) == extended)
    var secrets = TLSSecrets()
    try OpenSSLPeers.run(["genrsa", "-out", workshop.path("other.key"), "2048"])
    try secrets.add(privateKey: workshop.bytes("other.key"))
    #expect(try Set(conversation.replay(secrets).errors.map(\.error)) == [.otherPrivateKey])
    try secrets.add(privateKey: workshop.bytes("rsa.key"))
    expectComplete(conversation, version, secrets)
    // The same with the premaster secret from the key log's RSA line alone.
    var premaster = TLSSecrets()
    premaster.add(
      keyLog: Array(
        conversation.keyLog.split(separator: 10).filter { $0.starts(with: "RSA ".utf8) }.joined(separator: [10])))
    expectComplete(conversation, version, premaster)
  }

  /// The client's third record is gone; where a chain runs on, so is the one after it.
  @Test(arguments: [
    (["-tls1", "-no_etm"], "AES128-SHA", [2, 3]), (["-tls1_1"], "AES128-SHA", [2]),
    (["-tls1_2", "-no_etm"], "AES128-SHA256", [2]), (["-tls1_2"], "AES128-GCM-SHA256", [2]),
    (["-tls1_2"], "ECDHE-RSA-CHACHA20-POLY1305", [2]),
  ])
  func findsRecordsAfterGap(options: [String], cipher: String, lost: [Int]) throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("rsa"))
    let conversation = try PeerConversation(
      server, in: workshop, options + ["-cipher", "\(cipher):@SECLEVEL=0"], lines: lines + [lines[0]])
    let whole = try conversation.replay().plaintexts.filter {
      $0.peer == .client && $0.plaintext.contentType == .applicationData
    }
    let replay = try conversation.replay(without: [2])
    let rest = replay.plaintexts.filter { $0.peer == .client && $0.plaintext.contentType == .applicationData }
    #expect(
      rest.map(\.plaintext.bytes) == whole.indices.filter { !lost.contains($0) }.map { whole[$0].plaintext.bytes })
    #expect(replay.errors.map(\.error) == (lost.count > 1 ? [.afterGap] : []))
    #expect(rest.map(\.plaintext.missingRecords).reduce(0, +) == 1)
  }

  @Test func saysWhyPrivateKeyDoesNotHelp() throws {
    let workshop = try Workshop()
    let server = try PeerServer(workshop.certificate("rsa"))
    var secrets = TLSSecrets()
    try secrets.add(privateKey: workshop.bytes("rsa.key"))
    let session = workshop.path("session")
    let rsa = ["-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"]
    _ = try PeerConversation(server, in: workshop, rsa + ["-sess_out", session], lines: lines)
    let resumed = try PeerConversation(server, in: workshop, rsa + ["-sess_in", session], lines: lines)
    #expect(try Set(resumed.replay(secrets).errors.map(\.error)) == [.resumedSession])
    let ephemeral = try PeerConversation(
      server, in: workshop, ["-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA"], lines: lines)
    #expect(try Set(ephemeral.replay(secrets).errors.map(\.error)) == [.noSecret(label: "CLIENT_RANDOM")])
    let modern = try PeerConversation(server, in: workshop, [], lines: lines)
    #expect(
      try Set(modern.replay(secrets).errors.map(\.error)) == [
        .noSecret(label: "CLIENT_HANDSHAKE_TRAFFIC_SECRET"), .noSecret(label: "SERVER_HANDSHAKE_TRAFFIC_SECRET"),
      ])
  }

  @Test func readsPrivateKeysInBothForms() throws {
    let workshop = try Workshop()
    _ = try workshop.certificate("rsa")
    _ = try workshop.certificate("ec")
    let key = workshop.path("rsa.key")
    try OpenSSLPeers.run(["rsa", "-in", key, "-traditional", "-out", workshop.path("old.key")])
    try OpenSSLPeers.run(["pkey", "-in", key, "-aes128", "-passout", "pass:word", "-out", workshop.path("locked.key")])
    try OpenSSLPeers.run(
      ["rsa", "-in", key, "-traditional", "-aes128", "-passout", "pass:word", "-out", workshop.path("locked-old.key")])
    var secrets = TLSSecrets()
    for name in ["rsa.key", "old.key"] { try secrets.add(privateKey: Array("notes\n".utf8) + workshop.bytes(name)) }
    #expect(workshop.bytes("old.key").starts(with: "-----BEGIN RSA PRIVATE KEY".utf8))
    #expect(throws: PrivateKeyError.encrypted) { try secrets.add(privateKey: workshop.bytes("locked.key")) }
    #expect(throws: PrivateKeyError.encrypted) { try secrets.add(privateKey: workshop.bytes("locked-old.key")) }
    #expect(throws: PrivateKeyError.notRSA("id-ecPublicKey")) { try secrets.add(privateKey: workshop.bytes("ec.key")) }
    #expect(throws: PrivateKeyError.unreadable) { try secrets.add(privateKey: workshop.bytes("rsa.crt")) }
    #expect(throws: PrivateKeyError.unreadable) { try secrets.add(privateKey: []) }
  }
}

extension PeerTests {
  private var psk: [String] { ["-psk", "0102030405060708090a0b0c0d0e0f10"] }

  private func secrets(of conversation: PeerConversation) -> TLSSecrets {
    var secrets = TLSSecrets()
    secrets.add(keyLog: conversation.keyLog)
    return secrets
  }

  private func expectComplete(
    _ conversation: PeerConversation, _ comment: String, _ secrets: TLSSecrets? = nil,
    at location: SourceLocation = #_sourceLocation
  ) {
    let (isComplete, expected) = (conversation.isComplete, conversation.expected)
    #expect(isComplete, "\(comment)", sourceLocation: location)
    guard let replay = try? conversation.replay(secrets) else { return }
    let errors = replay.errors.map { "\($0.peer): \($0.error)" }
    #expect(errors.isEmpty, "\(comment)", sourceLocation: location)
    let isWhole =
      replay.applicationData(of: .client) == expected.client && replay.applicationData(of: .server) == expected.server
    #expect(isWhole, "\(comment)", sourceLocation: location)
    let missing = replay.plaintexts.map(\.plaintext.missingRecords).reduce(0, +)
    #expect(missing == 0, "\(comment)", sourceLocation: location)
  }

  /// Every version that has the suite; block ciphers with the MAC on both sides of the encryption.
  private static func variants(_ name: String) -> [[String]] {
    let isOld = name.hasSuffix("_SHA") || name.hasSuffix("_MD5")
    let versions = isOld ? ["-tls1", "-tls1_1", "-tls1_2"] : ["-tls1_2"]
    return versions.flatMap { version in name.contains("_CBC_") ? [[version], [version, "-no_etm"]] : [[version]] }
  }

  /// OpenSSL's own name of a suite; nil if this OpenSSL lacks it.
  private static func openSSLName(_ name: String) throws -> String? { names[name] }

  private static let names: [String: String] = {
    let list = (try? OpenSSLPeers.run(["ciphers", "-stdname", "-s", "-psk", OpenSSLPeers.suites])) ?? nil
    let rows = (list ?? "").split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    return Dictionary(rows.filter { $0.count > 2 }.map { (String($0[0]), String($0[2])) }) { first, _ in first }
  }()

  private func withoutExtendedMasterSecret(_ workshop: Workshop) throws -> [String: String] {
    let configuration = """
      openssl_conf = start
      [start]
      ssl_conf = ssl
      [ssl]
      system_default = defaults
      [defaults]
      Options = -ExtendedMasterSecret

      """
    try configuration.write(toFile: workshop.path("openssl.cnf"), atomically: true, encoding: .utf8)
    return ["OPENSSL_CONF": workshop.path("openssl.cnf")]
  }
}
