import Dissectors
import Testing

struct CipherSuiteTests {
  @Test(
    arguments: [
      (0xC030, "ECDHE_RSA", RecordProtection.authenticated(explicitNonce: 8, tag: 16)),
      (0xC028, "ECDHE_RSA", .block(size: 16, mac: 48)),
      (0x000A, "RSA", .block(size: 8, mac: 20)),
      (0x0005, "RSA", .stream(mac: 20)),
      (0xCCA8, "ECDHE_RSA", .authenticated(explicitNonce: 0, tag: 16)),
      (0xC0A2, "DHE_RSA", .authenticated(explicitNonce: 8, tag: 8)),
      (0x003B, "RSA", .stream(mac: 32)),
    ] as [(UInt16, String, RecordProtection)])
  func readsPropertiesFromName(_ code: UInt16, keyExchange: String, protection: RecordProtection) {
    let suite = CipherSuite(rawValue: code)
    #expect(suite.keyExchange == keyExchange)
    #expect(suite.protection == protection)
    #expect(!suite.isTLS13)
  }

  @Test func knowsSuitesOfTLS13() {
    let suite = CipherSuite(rawValue: 0x1302)
    #expect(suite.isTLS13)
    #expect(suite.keyExchange == nil)
    #expect(suite.protection == .authenticated(explicitNonce: 0, tag: 16))
    #expect(suite.hasForwardSecrecy == true)
    #expect(CipherSuite(rawValue: 0x1305).protection == .authenticated(explicitNonce: 0, tag: 8))
  }

  @Test func saysNothingOfSignalsAndUnknownSuites() {
    for code: UInt16 in [0x00FF, 0x5600, 0x4A4A, 0xEEEE] {
      #expect(CipherSuite(rawValue: code).protection == nil)
      #expect(CipherSuite(rawValue: code).keyExchange == nil)
    }
    #expect(CipherSuite(rawValue: 0xEEEE).name == nil)
    #expect(CipherSuite.fallback.isSignal)
  }

  /// The lengths an encrypted alert has on the wire, whose plaintext is two bytes.
  @Test(
    arguments: [
      (0xC030, .tls12, 26), (0xCCA8, .tls12, 18), (0xC014, .tls12, 48), (0xC027, .tls12, 64), (0xC028, .tls12, 80),
      (0x002F, .tls10, 32), (0x1302, .tls13, 19),
    ] as [(UInt16, TLSVersion, Int)])
  func infersSizeOfEncryptedAlert(_ code: UInt16, version: TLSVersion, recordLength: Int) throws {
    let protection = try #require(CipherSuite(rawValue: code).protection)
    let range = try #require(protection.plaintextLength(recordLength: recordLength, in: version))
    #expect(range.contains(2))
    #expect(protection.plaintextLength(recordLength: 3, in: version) == nil)
  }

  @Test func namesEverySuiteTheSameWay() {
    for code in UInt16.min...UInt16.max {
      let suite = CipherSuite(rawValue: code)
      guard let name = suite.name, !suite.isSignal else { continue }
      #expect(name.hasPrefix("TLS_"))
      #expect(suite.isTLS13 || suite.keyExchange != nil || !name.contains("_WITH_"))
    }
  }
}
