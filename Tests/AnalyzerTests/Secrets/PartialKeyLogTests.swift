import Conversation
import Crypto
import Testing

@testable import Analyzer

/// A key log that is cut, of which a part fits, or that is of a suite nobody can open: what stays closed is said, and why.
@Suite struct PartialKeyLogTests {
  private func notes(_ attempts: [AttemptReport]) -> [String] { attempts.flatMap(\.notes) }

  /// Wherever the log ends: either it is told of, or nothing of it was needed.
  @Test(arguments: KeyedCapture.all)
  func everyCutIsToldOf(_ capture: KeyedCapture) throws {
    let text = Array(capture.lines.joined(separator: "\n").utf8)
    let complete = try capture.analyze(keyLog: capture.lines).map(Outcome.init)
    for part in 0..<12 {
      let end = text.count * part / 12 + part * 7 % 64
      var secrets = TLSSecrets()
      let tally = secrets.add(keyLog: Array(text.prefix(end)))
      let attempts = try capture.analyze(secrets)
      let isTold = !tally.notes.isEmpty || notes(attempts).contains { $0.contains("TLS secrets") }
      #expect(isTold || attempts.map(Outcome.init) == complete, "\(end) of \(text.count) bytes")
      let expected = capture.fixture.expectation
      #expect(expected.isMet(by: attempts.first) || expected.allowsWithoutKeys(attempts.first), "\(end)")
    }
  }

  /// A secret that lost its second half may look like one of a shorter hash.
  @Test func secretOfWrongLengthIsToldOf() throws {
    let capture = try #require(
      KeyedCapture.all.first { $0.lines.contains { $0.hasPrefix("SERVER_TRAFFIC_SECRET_0") && $0.count > 180 } })
    let cut = capture.lines.map { $0.contains("_TRAFFIC_SECRET") ? String($0.dropLast(32)) : $0 }
    let attempts = try capture.analyze(keyLog: cut)
    #expect(notes(attempts).contains { $0.contains("of this connection has 32 bytes, expected 48") })
  }

  /// Of two connections one is opened, and the other is told of.
  @Test func connectionWithoutSecretsIsToldOfBesideAnother() throws {
    var tried = 0
    for capture in KeyedCapture.all {
      let complete = try capture.analyze(keyLog: capture.lines)
      let used = Dictionary(grouping: capture.usedLines(by: complete)) { $0.split(separator: " ")[1] }
      guard used.count > 1, let (random, lines) = used.first else { continue }
      tried += 1
      let attempts = try capture.analyze(keyLog: lines)
      #expect(notes(attempts).contains { $0.contains("no key log has a ") }, "\(capture), \(random.prefix(8))")
    }
    #expect(tried > 0)
  }

  /// Nobody has to guess why a connection with such a suite stays closed.
  @Test(
    arguments: [
      (0x0009, "TLS_RSA_WITH_DES_CBC_SHA"), (0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5"),
      (0x0096, "TLS_RSA_WITH_SEED_CBC_SHA"), (0xFEFE, "cipher suite 0xFEFE"),
    ])
  func suiteThatIsNotSupportedIsNamed(_ suite: Int, _ name: String) {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate(3, selecting: 1)
    talk.client(.handshake(.clientHello()))
    talk.server(.handshake(.serverHello(suite: suite), .certificate(.valid), .serverHelloDone))
    talk.client(.handshake(.clientKeyExchange), .changeCipherSpec, .finished)
    talk.server(.changeCipherSpec, .finished)
    talk.client(.sealed(462))
    var secrets = TLSSecrets()
    secrets.add(
      keyLog: Array("CLIENT_RANDOM \(String(repeating: "0a", count: 32)) \(String(repeating: "0b", count: 48))".utf8))
    let attempts = talk.recording.attempts(options: AnalysisOptions(secrets: secrets))
    #expect(notes(attempts).contains { $0.contains("decryption of \(name) is not supported") }, "\(notes(attempts))")
  }
}
