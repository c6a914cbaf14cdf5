import Bytes
import Dissectors
import Testing

struct TLSMessagesTests {
  @Test func keepsCertificatesWithTheirPlaces() throws {
    let message = try Sample.message(TLSCertificate.self, "two certificates")
    #expect(message.chain.count == 2)
    #expect(message.chain.map(\.der.first) == [0x30, 0x30])
    // Handshake header, length of the list, length of the first; then the length of the second.
    #expect(message.chain[0].range == 10..<275)
    #expect(message.chain[1].range.lowerBound == 278)
    #expect(message.chain.map(\.range.count) == message.chain.map(\.der.count))
  }

  @Test func readsCertificateOfTLS13() throws {
    let tls12 = try Sample.message(TLSCertificate.self, "two certificates")
    let tls13 = try Sample.message(TLSCertificate.self, "of TLS 1.3")
    #expect(tls13.chain.map(\.der) == [tls12.chain[0].der])
    #expect(try Sample.message(TLSCertificate.self, "none, from a client").chain.isEmpty)
  }

  @Test func refusesCertificateLongerThanItsList() {
    let bytes: [UInt8] = [11, 0, 0, 7, 0, 0, 4, 0, 0, 2, 0x30]
    #expect(throws: ParseError(field: "certificate", position: 10, problem: .truncated(needed: 2, available: 1))) {
      try bytes.withReader { reader throws(ParseError) in try TLSCertificate(parsing: &reader) }
    }
  }

  @Test func tellsKeyExchangesApart() throws {
    let curve = try Sample.message(ServerKeyExchange.self, "ECDHE, TLS 1.2")
    #expect(curve.parameters == .curve(.x25519, pointLength: 32))
    #expect(curve.signatureScheme?.name == "rsa_pss_rsae_sha256")
    #expect(curve.signatureLength == 256)
    let field = try Sample.message(ServerKeyExchange.self, "DHE, TLS 1.2")
    #expect(field.parameters == .finiteField(primeLength: 256, generatorLength: 1, publicLength: 256))
    #expect(field.signatureScheme != nil)
    let old = try Sample.message(ServerKeyExchange.self, "DHE, TLS 1.0")
    #expect(old.signatureScheme == nil)
    #expect(old.signatureLength == 256)
  }

  @Test func keepsKeyExchangeOfUnknownLayout() throws {
    let bytes: [UInt8] = [12, 0, 0, 3, 0xFF, 0xFF, 0xFF]
    let message = try bytes.withReader { reader throws(ParseError) in try ServerKeyExchange(parsing: &reader) }
    #expect(message.parameters == .unknown)
    #expect(message.header.length == 3)
  }

  @Test func readsCertificateRequestOfEveryVersion() throws {
    let tls12 = try Sample.message(CertificateRequest.self, "OpenSSL, TLS 1.2")
    #expect(tls12.certificateTypes == [1, 2, 64])
    #expect(!tls12.signatureSchemes.isEmpty)
    let tls10 = try Sample.message(CertificateRequest.self, "OpenSSL, TLS 1.0")
    #expect(tls10.certificateTypes == [1, 2, 64])
    #expect(tls10.signatureSchemes.isEmpty)
    #expect(!(try Sample.message(CertificateRequest.self, "of TLS 1.3").signatureSchemes.isEmpty))
  }

  @Test func readsLifetimeOfTickets() throws {
    #expect(try Sample.message(NewSessionTicket.self, "OpenSSL 3, TLS 1.2").lifetime == 7200)
    #expect(try Sample.message(NewSessionTicket.self, "of TLS 1.3").lifetime == 7200)
  }

  @Test func findsDissectorByTypeAndKeepsUnknownTypes() throws {
    let done: any WireMessage = try [14, 0, 0, 0].withReader { reader throws(ParseError) in
      try HandshakeMessage.parse(&reader, version: .tls12)
    }
    #expect(done is ServerHelloDone)
    let unknown: any WireMessage = try [99, 0, 0, 1, 7].withReader { reader throws(ParseError) in
      try HandshakeMessage.parse(&reader, version: .tls12)
    }
    #expect((unknown as? UnknownHandshake)?.header.type == TLSHandshakeType(rawValue: 99))
  }

  @Test(arguments: [[19, 3, 3, 0, 0], [25, 3, 3, 0, 0], [22, 2, 0, 0, 0], [22, 3, 3, 0x48, 0x01]] as [[UInt8]])
  func refusesRecordHeaderThatNoStackSends(_ bytes: [UInt8]) {
    #expect(throws: ParseError.self) {
      try bytes.withReader { reader throws(ParseError) in try TLSRecordHeader(parsing: &reader) }
    }
  }

  @Test func acceptsLongestRecord() throws {
    let header = try [23, 3, 3, 0x48, 0x00].withReader { reader throws(ParseError) in
      try TLSRecordHeader(parsing: &reader)
    }
    #expect(Int(header.length) == TLSRecordHeader.maximumLength)
  }
}
