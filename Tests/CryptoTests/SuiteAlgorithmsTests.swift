import Dissectors
import Testing

@testable import Crypto

struct SuiteAlgorithmsTests {
  private let known = (0...UInt16.max).map { CipherSuite(rawValue: $0) }.filter { $0.name != nil && !$0.isSignal }

  /// What the size of a record is reckoned from and what opens it say the same.
  @Test func agreesWithProtection() {
    var agreed = 0
    for suite in known {
      guard let algorithms = SuiteAlgorithms(suite) else { continue }
      switch (algorithms.cipher, suite.protection) {
      case (.authenticated(_, let tag, let explicit), .authenticated(let nonce, let size)):
        #expect(tag == size, "\(suite.name ?? "")")
        #expect(suite.isTLS13 || nonce == (explicit ? 8 : 0), "\(suite.name ?? "")")
      case (.blocks(_, let size, let mac), .block(let blockSize, let length)):
        #expect(size == blockSize && mac.byteCount == length, "\(suite.name ?? "")")
      case (.rc4(let mac), .stream(let length)), (.null(let mac), .stream(let length)):
        #expect(mac.byteCount == length, "\(suite.name ?? "")")
      default: Issue.record("\(suite.name ?? "")")
      }
      agreed += 1
    }
    #expect(agreed > 200)
  }

  @Test func leavesOutWhatNothingHereOpens() {
    let ciphers = ["AES", "CHACHA20", "3DES", "RC4_128", "NULL", "ARIA", "CAMELLIA"]
    for suite in known where SuiteAlgorithms(suite) == nil {
      let name = suite.name ?? ""
      let isOpenable = ciphers.contains { name.contains("WITH_\($0)") } && !name.contains("EXPORT")
      #expect(
        !isOpenable || name.contains("CAMELLIA") && name.contains("GCM") || name.hasSuffix("NULL_NULL"), "\(name)")
    }
  }

  @Test func knowsHashOfKeys() throws {
    let sha384 = try #require(SuiteAlgorithms(CipherSuite(rawValue: 0xC030)))
    let sha1 = try #require(SuiteAlgorithms(CipherSuite(rawValue: 0x002F)))
    #expect(sha384.digest(in: .tls12) == .sha384)
    #expect(sha1.digest(in: .tls12) == .sha256)
    #expect(sha1.digest(in: .tls11) == .md5sha1)
  }
}
