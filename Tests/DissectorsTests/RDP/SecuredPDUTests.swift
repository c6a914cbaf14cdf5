import Bytes
import Dissectors
import Testing

struct SecuredPDUTests {
  @Test func findsEachPDUByItsFlags() throws {
    for dump in DumpSample.secured.dropFirst() + DumpSample.licensing {
      let pdu = try dump.sample.bytes.withReader { reader throws(ParseError) in try SlowPathPDU(parsing: &reader) }
      #expect(dump.sample.name.hasPrefix(type(of: pdu.message).name + ":"))
    }
  }

  @Test func keepsEncryptedPDUThatLooksLikeAShare() throws {
    // The high half of the flags is rubbish in Windows: 0x0010 here, with the flags as a small length before it.
    let pdu = try Dump("08 00 10 00 4c 75 c9 e2 73 77 9b 7c").bytes.withReader { reader throws(ParseError) in
      try SlowPathPDU(parsing: &reader)
    }
    #expect(pdu.message is EncryptedPDU)
  }

  @Test(
    arguments: [
      ("4.1.11", 0x0288, 24), ("4.1.14", 0x0028, 30), ("4.1.15", 0x0008, 34), ("4.1.19", 0x0808, 30),
      ("4.2.1", 0x0808, 26), ("4.2.2", 0x0808, 26), ("4.4", 0x0808, 24),
    ] as [(String, UInt16, Int)])
  func readsEncryptedPDUsOfSpecification(section: String, flags: UInt16, length: Int) throws {
    let pdu = try EncryptedPDU.sample("MS-RDPBCGR \(section), as it is on the wire")
    #expect(pdu.header.flags.rawValue == flags)
    #expect(pdu.header.flags.contains(.encrypted))
    #expect(pdu.length == length)
  }

  @Test func readsLayoutsOfHeader() throws {
    let bytes = Dump("08 00 00 00 10 00 01 05 01 02 03 04 05 06 07 08 ff").bytes
    try bytes.withReader { reader throws(ParseError) in
      let header = try SecurityHeader(parsing: &reader, layout: .fips)
      #expect(header.flags == .encrypted)
      #expect(header.padLength == 5)
      #expect(reader.readRest() == [0xFF])
    }
    try bytes.withReader { reader throws(ParseError) in
      _ = try SecurityHeader(parsing: &reader, layout: .signed)
      #expect(reader.readRest().count == 5)
    }
  }

  @Test func readsMeasurements() throws {
    let request = try AutoDetect.sample("round-trip time request")
    #expect(!request.isResponse)
    #expect(request.type.name == "round-trip time request")
    let results = try AutoDetect.sample("bandwidth measure results")
    #expect(results.isResponse)
    #expect(results.values.timeDelta == 16)
    #expect(results.values.byteCount == 0x4000)
    let network = try AutoDetect.sample("network characteristics result")
    #expect(network.values.baseRTT == 12)
    #expect(network.values.bandwidth == 100_000)
    #expect(network.values.averageRTT == 14)
  }

  @Test func readsOfferOfUDP() throws {
    #expect(try MultitransportRequest.sample("reliable").requestedProtocol.name == "reliable UDP")
    #expect(try MultitransportResponse.sample("refused").result == .aborted)
  }
}
