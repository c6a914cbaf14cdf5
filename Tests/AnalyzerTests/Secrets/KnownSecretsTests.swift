import Capture
import Crypto
import Testing

@testable import Analyzer

/// What is said of the secrets that stand in a capture.
@Suite struct KnownSecretsTests {
  private func block(_ text: String) -> DecryptionSecrets {
    DecryptionSecrets(type: 0x544C_534B, data: Array(text.utf8))
  }

  private let line = "CLIENT_RANDOM " + String(repeating: "0a", count: 32) + " " + String(repeating: "0b", count: 48)

  @Test func goodSecretsNeedNoNote() {
    var secrets = KnownSecrets(.init())
    secrets.add(block(line))
    #expect(!secrets.forFlowThatIsOver().isEmpty)
    #expect(secrets.notes.isEmpty)
  }

  @Test func noSecretsNeedNoNote() {
    var secrets = KnownSecrets(.init())
    #expect(secrets.forFlowThatIsOver().isEmpty)
    #expect(secrets.notes.isEmpty)
  }

  @Test func tellsOfConnectionsThatWereOverBefore() {
    var secrets = KnownSecrets(.init())
    _ = secrets.forFlowThatIsOver()
    secrets.add(block(line))
    _ = secrets.forFlowThatIsOver()
    #expect(secrets.notes.count == 1)
    #expect(secrets.notes.first?.hasPrefix("1 connection ") == true)
  }

  @Test func tellsOfLinesThatAreCut() {
    var secrets = KnownSecrets(.init())
    secrets.add(block(String(line.dropLast(3))))
    #expect(
      secrets.notes == [
        "TLS secrets in the capture: holds no secret that opens a record; 1 line is no secret or cut short, line 1."
      ])
  }

  /// Another kind of secrets, of WireGuard say, is none of ours.
  @Test func passesOtherSecretsBy() {
    var secrets = KnownSecrets(.init())
    secrets.add(DecryptionSecrets(type: 0x5747_4B4C, data: [1, 2, 3]))
    #expect(secrets.notes.isEmpty)
  }
}
