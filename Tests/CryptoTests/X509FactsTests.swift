import Crypto
import Dissectors
import Testing

/// Expected values are what `openssl x509 -text -fingerprint` prints.
struct X509FactsTests {
  @Test func readsCertificateThatWindowsMakes() throws {
    let facts = try #require(X509Facts(der: Certificates.windows))
    #expect(facts.subject.text == "CN=HOST01.example.com")
    #expect(facts.subject.commonName == "HOST01.example.com")
    #expect(facts.issuer == facts.subject)
    #expect(facts.serialNumber == "1000")
    #expect(facts.notBefore == 1_767_225_600)
    #expect(facts.notAfter == 1_782_950_400)
    #expect(facts.signatureAlgorithm == "sha256WithRSAEncryption")
    #expect(facts.signatureDigest == "SHA256")
    #expect(facts.publicKey.kind == .rsa)
    #expect(facts.publicKey.bits == 2048)
    #expect(facts.publicKey.infoLength == 294)
    #expect(facts.publicKey.length == 270)
    #expect(facts.extendedKeyUsages == ["1.3.6.1.5.5.7.3.1"])
    #expect(facts.keyUsage == [.keyEncipherment, .dataEncipherment])
    #expect(facts.isSelfSigned)
    #expect(!facts.isAuthority)
    #expect(facts.dnsNames.isEmpty)
    #expect(facts.revocationURLs.isEmpty)
    #expect(facts.sha1Thumbprint == "4B4BDD350CDC8FEA5D2152C7E344958E5298E596")
    #expect(facts.sha256Thumbprint == "A5F2924738ABD5231AE96AD8A1E80DDDFC677A90B9E947ED1AC8FEF9579E66CC")
  }

  @Test func readsNamesAndRevocationAddresses() throws {
    let facts = try #require(X509Facts(der: Certificates.farm))
    #expect(facts.subject.text == "CN=farm")
    #expect(facts.issuer.text == "CN=Root")
    #expect(facts.publicKey.kind == .ellipticCurve("secp384r1"))
    #expect(facts.publicKey.bits == 384)
    #expect(facts.signatureAlgorithm == "ecdsa-with-SHA256")
    #expect(facts.dnsNames == ["*.rdp.example.com", "farm.example.com"])
    #expect(facts.addresses == [IPAddress(ipv4: 0xC000_020A), IPAddress(ipv6High: 0x2001_0DB8_0000_0000, low: 0x10)])
    #expect(facts.extendedKeyUsages == ["1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.54.1.2"])
    #expect(facts.keyUsage == .digitalSignature)
    #expect(facts.revocationURLs == ["http://ocsp.example.com/", "http://crl.example.com/root.crl"])
    #expect(!facts.isSelfSigned)
  }

  @Test func keepsLettersOutsideASCII() throws {
    let facts = try #require(X509Facts(der: Certificates.expired))
    #expect(facts.subject.text == "CN=old.example.com,O=Beispiel Straße,C=DE")
    #expect(facts.notAfter == 1_577_836_800)
  }

  @Test func readsBothSpellingsOfTime() throws {
    let facts = try #require(X509Facts(der: Certificates.legacy))
    #expect(facts.notBefore == 1_262_304_000)
    #expect(facts.notAfter == 2_840_238_245)
    #expect(facts.signatureDigest == "SHA1")
    #expect(facts.publicKey.bits == 1024)
    #expect(facts.extendedKeyUsages == nil)
    #expect(facts.keyUsage == nil)
  }

  @Test func readsEdwardsKey() throws {
    let facts = try #require(X509Facts(der: Certificates.edwards))
    #expect(facts.publicKey.kind == .ed25519)
    #expect(facts.signatureAlgorithm == "ED25519")
    #expect(facts.extendedKeyUsages == ["1.3.6.1.5.5.7.3.2"])
    #expect(facts.isSelfSigned)
  }

  @Test func tellsSelfSignedFromSelfIssued() throws {
    let root = try #require(X509Facts(der: Certificates.root))
    let issued = try #require(X509Facts(der: Certificates.issued))
    #expect(root.isSelfSigned && root.isAuthority)
    #expect(issued.subject == issued.issuer)
    #expect(!issued.isSelfSigned && !issued.isAuthority)
  }

  @Test func refusesWhatIsNoCertificate() {
    #expect(X509Facts(der: []) == nil)
    #expect(X509Facts(der: [0x30, 0x80]) == nil)
    #expect(X509Facts(der: Certificates.windows + [0]) == nil)
    #expect(X509Facts(der: [UInt8](repeating: 0x30, count: X509Facts.maximumLength + 1)) == nil)
  }

  @Test(arguments: [Certificates.windows, Certificates.farm, Certificates.edwards, Certificates.legacy])
  func refusesEveryPrefix(_ der: [UInt8]) {
    for count in 0..<der.count { #expect(X509Facts(der: Array(der.prefix(count))) == nil) }
  }

  @Test(arguments: [Certificates.windows, Certificates.farm, Certificates.edwards, Certificates.legacy])
  func survivesEveryChangedByte(_ der: [UInt8]) {
    var readable = 0
    for position in der.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var hostile = der
        hostile[position] ^= change
        if let facts = X509Facts(der: hostile) {
          readable += 1
          #expect(facts.sha256Thumbprint.utf8.count == 64)
        }
      }
    }
    #expect(readable > 0)
  }
}
