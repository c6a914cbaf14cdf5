import Bytes
import Dissectors
import Testing

@Suite struct ICMPErrorTests {
  private func message(_ bytes: [UInt8]) throws(ParseError) -> ICMPError {
    try bytes.withReader { reader throws(ParseError) in try ICMPError(parsing: &reader) }
  }

  @Test func readsTheSizeThatWouldPass() throws {
    let message = try message(Sample.fragmentationNeeded)
    #expect(message.reason == .fragmentationNeeded)
    #expect(message.nextHopMTU == 1400)
    #expect(message.quoted.source.description == "10.0.0.5")
    #expect(message.quoted.destination.description == "192.168.1.20")
    #expect(message.quoted.transport == .tcp)
    #expect(message.quoted.sourcePort == 3389)
    #expect(message.quoted.destinationPort == 50001)
    #expect(message.quoted.sequence == 0x1122_3344)
  }

  @Test func readsARefusalByAFirewallOfIPv6() throws {
    let message = try message(Sample.prohibitedV6)
    #expect(message.reason == .communicationProhibitedV6)
    #expect(message.reason.name == "communication with destination administratively prohibited")
    #expect(message.nextHopMTU == nil)
    #expect(message.quoted.source.description == "2001:db8::1")
    #expect(message.quoted.sequence == 7)
  }

  @Test func readsTheMTUOfIPv6WithAllItsBits() throws {
    let message = try message(
      Sample.prohibitedV6.replacing(at: 0, with: [2, 0]).replacing(at: 4, with: [0, 1, 0x05, 0]))
    #expect(message.reason == .packetTooBigV6)
    #expect(message.nextHopMTU == 0x1_0500)
  }

  @Test func readsTheMTUOfIPv4FromItsLowHalf() throws {
    #expect(try message(Sample.fragmentationNeeded.replacing(at: 4, with: [0xff, 0xff])).nextHopMTU == 1400)
  }

  @Test func readsQuotesOfNothingButPorts() throws {
    let message = try message(Sample.portUnreachable)
    #expect(message.reason == .portUnreachable)
    #expect(message.quoted.transport == .udp)
    #expect(message.quoted.destinationPort == 3389)
    #expect(message.quoted.sequence == nil)
  }

  @Test func readsTheRouterOfARedirect() throws {
    let message = try message(
      Sample.portUnreachable.replacing(at: 0, with: [5, 1]).replacing(at: 4, with: [10, 0, 0, 254]))
    #expect(message.gateway == IPAddress("10.0.0.254"))
    #expect(message.reason.name == "redirect for host")
  }

  @Test func knowsQuotedPieces() throws {
    let message = try message(Sample.portUnreachable.replacing(at: 14, with: [0x00, 0xb9]))
    #expect(message.quoted.transport == .fragment)
    #expect(message.quoted.destinationPort == 0)
  }

  @Test func refusesMessagesThatAreNoErrors() {
    #expect(throws: ParseError(field: "icmp type", position: 0, problem: .invalid(expected: "an error's", found: 8))) {
      try message(Sample.portUnreachable.replacing(at: 0, with: [8]))
    }
    // An echo reply of ICMPv6 has type 129: 1 with its high bit set.
    #expect(throws: ParseError.self) { try message(Sample.prohibitedV6.replacing(at: 0, with: [129])) }
  }

  @Test func refusesQuotesThatAreNoPackets() {
    #expect(
      throws: ParseError(field: "quoted packet", position: 8, problem: .invalid(expected: "an IP header", found: 0x55))
    ) {
      try message(Sample.portUnreachable.replacing(at: 8, with: [0x55]))
    }
    #expect(throws: ParseError.self) { try message(Array(Sample.portUnreachable.prefix(27))) }
    #expect(throws: ParseError.self) { try message(Array(Sample.portUnreachable.prefix(30))) }
  }

  @Test func keepsCodesWithoutAName() throws {
    let message = try message(Sample.portUnreachable.replacing(at: 1, with: [99]))
    #expect(message.reason == .v4(type: 3, code: 99))
    #expect(message.reason.name == nil)
    #expect(message.fields[1] == Field("icmp.code", .unsigned(99)))
  }

  @Test func printsUnderNamesOfWireshark() throws {
    let names = try message(Sample.fragmentationNeeded).fields.map(\.name)
    #expect(
      names == ["icmp.type", "icmp.code", "icmp.mtu", "ip.src", "ip.dst", "tcp.srcport", "tcp.dstport", "tcp.seq_raw"])
    #expect(try message(Sample.prohibitedV6).fields.first?.meaning == "destination unreachable")
    #expect(try message(Sample.prohibitedV6).fields.first?.name == "icmpv6.type")
  }
}
