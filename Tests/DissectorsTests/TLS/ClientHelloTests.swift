import Bytes
import Dissectors
import Testing

struct ClientHelloTests {
  @Test func readsWindowsClientHello() throws {
    let hello = try Sample.message(ClientHello.self, "laid out as by Windows 7, TLS 1.0")
    #expect(hello.legacyVersion == .tls10)
    #expect(hello.highestVersion == .tls10)
    #expect(hello.serverName == "192.168.1.150")
    #expect(hello.cipherSuites.count == 12)
    #expect(hello.cipherSuites.first?.name == "TLS_RSA_WITH_AES_128_CBC_SHA")
    #expect(hello.supportedGroups == [.secp256r1, .secp384r1])
    #expect(hello.signatureSchemes.isEmpty)
    // 2011-02-12 22:50:45 UTC, the second in which the capture saw it.
    #expect(hello.gmtUnixTime == 1_297_551_045)
    #expect(!hello.offersResumption)
  }

  @Test func readsVersionsAndKeysOfTLS13() throws {
    let hello = try Sample.message(ClientHello.self, "OpenSSL, names and protocols")
    #expect(hello.legacyVersion == .tls12)
    #expect(hello.supportedVersions == [.tls13, .tls12, .tls11, .tls10])
    #expect(hello.highestVersion == .tls13)
    #expect(hello.serverName == "hrr.example.com")
    #expect(hello.protocols == ["rdp", "h2"])
    #expect(hello.keyShares.map(\.group) == [.x25519])
    #expect(hello.keyShares.map(\.length) == [32])
    #expect(hello.has(.extendedMasterSecret))
    #expect(!hello.offersResumption)
  }

  @Test func noticesOfferToResume() throws {
    let hello = try Sample.message(ClientHello.self, "OpenSSL, resumes a session")
    #expect(hello.offersResumption)
    #expect(hello.extensions.last?.content == .offeredKeys(count: 1))
  }

  @Test func readsHelloWithoutExtensions() throws {
    let hello = try parse(suites: [0x00, 0x0A], extensions: nil)
    #expect(hello.extensions.isEmpty)
    #expect(hello.serverName == nil)
    #expect(hello.cipherSuites == [CipherSuite(rawValue: 10)])
  }

  @Test func recognisesGREASEAndKeepsUnknownExtensions() throws {
    let hello = try parse(suites: [0x1A, 0x1A, 0x13, 0x01], extensions: [0x2A, 0x2A, 0, 1, 0xFF, 0x12, 0x34, 0, 0])
    #expect(hello.cipherSuites.map(\.isGREASE) == [true, false])
    #expect(hello.cipherSuites.first?.name == "GREASE")
    #expect(hello.extensions.map(\.type.isGREASE) == [true, false])
    #expect(hello.extensions.map(\.length) == [1, 0])
    #expect(hello.extensions.last?.type.name == nil)
  }

  @Test func ignoresGREASEAmongVersions() throws {
    let hello = try parse(suites: [0x13, 0x01], extensions: [0, 43, 0, 5, 4, 0xFA, 0xFA, 3, 3])
    #expect(hello.highestVersion == .tls12)
  }

  @Test func refusesExtensionPastTheEnd() {
    #expect(throws: ParseError(field: "extension data", position: 51, problem: .truncated(needed: 9, available: 1))) {
      try parse(suites: [0x13, 0x01], extensions: [0, 43, 0, 9, 4])
    }
  }

  @Test func refusesLongSessionID() {
    let bytes = [1, 0, 0, 68, 3, 3] + [UInt8](repeating: 7, count: 32) + [33] + [UInt8](repeating: 7, count: 33)
    #expect(
      throws: ParseError(
        field: "session id length", position: 38, problem: .invalid(expected: "at most 32", found: 33))
    ) { try bytes.withReader { reader throws(ParseError) in try ClientHello(parsing: &reader) } }
  }

  @discardableResult
  private func parse(suites: [UInt8], extensions: [UInt8]?) throws(ParseError) -> ClientHello {
    var body: [UInt8] = [3, 3] + [UInt8](repeating: 7, count: 32) + [0, 0, UInt8(suites.count)] + suites + [1, 0]
    if let extensions { body += [0, UInt8(extensions.count)] + extensions }
    let bytes = [1, 0, 0, UInt8(body.count)] + body
    return try bytes.withReader { reader throws(ParseError) in try ClientHello(parsing: &reader) }
  }
}

extension Sample {
  /// The message of the TLS sample with the name.
  static func message<Message: WireMessage>(_: Message.Type, _ name: String) throws -> Message {
    let sample = try #require(tls.first { $0.name == "\(Message.name): \(name)" })
    let message = try sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }
    return try #require(message as? Message)
  }
}
