import Bytes
import Dissectors
import Testing

@Suite struct DNSMessageTests {
  private func message(_ bytes: [UInt8], base: Int = 0) throws(ParseError) -> DNSMessage {
    try bytes.withReader(base: base) { reader throws(ParseError) in try DNSMessage(parsing: &reader) }
  }

  /// A response whose one answer is a CNAME of the given data; the answer's name is at 12, the data at 23.
  private func alias(_ data: [UInt8]) -> [UInt8] {
    [0, 1, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 5, 0, 1, 0, 0, 0, 0] + Frames.bigEndian(UInt16(data.count)) + data
  }

  @Test func readsAQuestion() throws {
    let message = try message(Sample.dnsQuestion)
    #expect(message.id == 0x1234)
    #expect(!message.flags.isResponse)
    #expect(message.flags.recursionDesired)
    #expect(message.questions.map(\.name) == ["rdp1.example"])
    #expect(message.questions.map(\.type) == [.a])
    #expect(message.answers.isEmpty)
  }

  @Test func followsCompressedNamesWhereverTheMessageStands() throws {
    for base in [0, 1_000_000] {
      let answers = try message(Sample.dnsAliasAndAddresses, base: base).answers
      #expect(answers.map(\.name) == ["rdp1.example", "host.example", "host.example"])
      #expect(answers.map(\.timeToLive) == [3600, 60, 60])
      #expect(answers[0].data == .name("host.example"))
      #expect(answers[1].data == .address(IPAddress(ipv4: 0x0a00_0005)))
      #expect(answers[2].data == .address(try #require(IPAddress("2001:db8::5"))))
    }
  }

  @Test func countsPointersFromTheMessageInsideAFrame() throws {
    let answers = try (Frames.ipv4UDP.prefix(28) + Sample.dnsAliasAndAddresses).withReader {
      reader throws(ParseError) in
      try reader.skip(28, "headers")
      return try DNSMessage(parsing: &reader).answers
    }
    #expect(answers[0].data == .name("host.example"))
  }

  @Test func readsServicesAndKeepsOtherTypes() throws {
    let answers = try message(Sample.dnsServices).answers
    #expect(answers[0].data == .service(priority: 0, weight: 100, port: 88, target: "kdc._tcp"))
    #expect(answers[1].data == .name("kdc._tcp"))
    #expect(answers[2].type.name == "TXT")
    #expect(answers[2].data == .other)
  }

  @Test func readsARefusalToAnswer() throws {
    let message = try message(Sample.dnsNoSuchName)
    #expect(message.flags.responseCode == .nonExistentDomain)
    #expect(message.flags.responseCode.name == "NXDOMAIN")
    #expect(message.questions.first?.type == .aaaa)
  }

  @Test func refusesPointersThatDoNotPointBack() {
    for (data, target) in [([0xc0, 23], 23), ([0xc0, 60], 60), ([1, 0x61, 0xc0, 23], 23)] as [([UInt8], UInt64)] {
      let error = #expect(throws: ParseError.self) { try message(alias(data)) }
      #expect(error?.problem == .invalid(expected: "an earlier name", found: target))
    }
    // A pointer to a pointer to itself, by way of the header.
    #expect(throws: ParseError.self) { try message(alias([0xc0, 4]).replacing(at: 4, with: [0xc0, 4])) }
  }

  @Test func refusesChainsOfPointersLongerThanAnyName() throws {
    // Each pointer points two bytes back, the first at a root label at 23.
    func chain(_ length: Int) -> [UInt8] {
      let pointers = (0..<length).flatMap { Frames.bigEndian(0xc000 | UInt16(23 + max(0, $0 * 2 - 1))) }
      var bytes = alias([0] + pointers)
      bytes.replaceSubrange(12..<23, with: [0, 0, 16, 0, 1, 0, 0, 0, 0] + Frames.bigEndian(UInt16(1 + pointers.count)))
      bytes.replaceSubrange(6..<8, with: [0, 2])
      return bytes + Frames.bigEndian(0xc000 | UInt16(22 + length * 2)) + [0, 16, 0, 1, 0, 0, 0, 0, 0, 0]
    }
    #expect(try message(chain(126)).answers.last?.name == ".")
    #expect(throws: ParseError.self) { try message(chain(127)) }
  }

  @Test func refusesNamesLongerThanAllowed() throws {
    func name(_ labels: Int) -> [UInt8] {
      (0..<labels).flatMap { _ in [49] + Array(repeating: 0x61, count: 49) as [UInt8] } + [0]
    }
    #expect(try message(alias(name(5))).answers.count == 1)
    #expect(throws: ParseError.self) { try message(alias(name(6))) }
    #expect(throws: ParseError.self) { try message(alias([0x40, 0x61, 0])) }  // the two reserved label types
  }

  @Test func refusesDataThatDoesNotFillItsLength() {
    #expect(throws: ParseError(field: "dns record data", position: 24, problem: .trailing(count: 1))) {
      try message(alias([0, 0]))
    }
    #expect(throws: ParseError.self) { try message(alias([2, 0x61])) }
  }

  @Test func refusesCountsWithoutBytes() {
    #expect(throws: ParseError.self) { try message([0, 1, 0x80, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]) }
  }

  @Test func marksDotsInsideLabels() throws {
    #expect(try message(alias([3, 0x61, 0x2e, 0x62, 1, 0x63, 0])).answers[0].data == .name("a\\.b.c"))
  }

  @Test func printsUnderNamesOfWireshark() throws {
    let fields = try message(Sample.dnsAliasAndAddresses).fields
    #expect(fields.first == Field("dns.id", .hex(0x1234, digits: 4)))
    #expect(fields.contains(Field("dns.flags.rcode", .unsigned(0), meaning: "NOERROR")))
    #expect(fields.contains(Field("dns.qry.type", .unsigned(1), meaning: "A")))
    #expect(fields.contains(Field("dns.cname", .text("host.example"))))
    #expect(fields.contains(Field("dns.a", .text("10.0.0.5"))))
    #expect(fields.contains(Field("dns.aaaa", .text("2001:db8::5"))))
    #expect(try message(Sample.dnsServices).fields.contains(Field("dns.srv.port", .unsigned(88))))
  }
}
