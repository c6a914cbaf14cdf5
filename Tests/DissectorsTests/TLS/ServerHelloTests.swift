import Dissectors
import Testing

struct ServerHelloTests {
  @Test func readsHelloWithoutExtensions() throws {
    let hello = try Sample.message(ServerHello.self, "laid out as by Windows Server 2008 R2, no extension")
    #expect(hello.version == .tls10)
    #expect(hello.cipherSuite.name == "TLS_RSA_WITH_AES_128_CBC_SHA")
    #expect(hello.group == nil)
    #expect(hello.downgrade == nil)
    #expect(!hello.isHelloRetryRequest)
    #expect(!hello.fields.contains { $0.name == "tls.handshake.random" })
  }

  @Test func findsMarkOfDowngrade() throws {
    let hello = try Sample.message(ServerHello.self, "OpenSSL 3, TLS 1.2")
    #expect(hello.version == .tls12)
    #expect(hello.downgrade == .fromTLS13)
    #expect(hello.fields.contains { $0.meaning == "downgrade from TLS 1.3" })
  }

  @Test func readsSelectedVersionAndGroup() throws {
    let hello = try Sample.message(ServerHello.self, "OpenSSL 3, TLS 1.3")
    #expect(hello.legacyVersion == .tls12)
    #expect(hello.version == .tls13)
    #expect(hello.cipherSuite.name == "TLS_AES_256_GCM_SHA384")
    #expect(hello.group == .x25519)
  }

  @Test func recognisesHelloRetryRequest() throws {
    let hello = try Sample.message(ServerHello.self, "OpenSSL 3, HelloRetryRequest")
    #expect(hello.isHelloRetryRequest)
    #expect(hello.version == .tls13)
    #expect(hello.group == .secp384r1)
    #expect(hello.extensions.contains { $0.content == .retryGroup(.secp384r1) })
  }
}
