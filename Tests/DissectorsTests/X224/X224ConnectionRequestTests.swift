import Bytes
import Dissectors
import Testing

struct X224ConnectionRequestTests {
  @Test func readsCookieAndNegotiation() throws {
    let request = try request("Cookie: mstshash=AWAKECODI\r\n", [1, 0, 8, 0, 0x0B, 0, 0, 0])
    #expect(request.routingToken?.text == "Cookie: mstshash=AWAKECODI")
    #expect(request.routingToken?.kind == .identifier("AWAKECODI"))
    #expect(request.requestedProtocols == [.ssl, .hybrid, .hybridEx])
    #expect(request.requestedProtocols.names == "SSL | HYBRID | HYBRID_EX")
  }

  @Test func keepsSpacesAfterIdentifier() throws {
    #expect(try request("Cookie: mstshash=JOHN-PC  \r\n", []).routingToken?.kind == .identifier("JOHN-PC  "))
  }

  @Test func decodesTargetOfRoutingToken() throws {
    let token = try request("Cookie: msts=3640205228.15629.0000\r\n", []).routingToken
    #expect(token?.kind == .target(IPAddress(ipv4: 0xAC1F_F9D8), port: 3389))
  }

  @Test(arguments: [
    "Cookie: msts=", "Cookie: msts=1.2", "Cookie: msts=4294967296.15629.0000", "Cookie: msts=1.65536.0000", "anything",
  ])
  func keepsTokenThatNamesNoTarget(_ text: String) throws {
    let token = try request(text + "\r\n", []).routingToken
    #expect(token == RoutingToken(text: text))
    #expect(token?.kind == .other)
  }

  @Test func knowsResourceOfBroker() throws {
    #expect(try request("tsv://MS Terminal Services Plugin.1.Farm\r\n", []).routingToken?.kind == .resource)
  }

  /// Size of TPDUs and both transport selectors (X.224 section 13.3.4), in the orders of S7 and of MMS.
  private static let transportParameters: [[UInt8]] = [
    [0xC1, 2, 1, 0, 0xC2, 2, 1, 2, 0xC0, 1, 10], [0xC0, 1, 13, 0xC2, 2, 0, 1, 0xC1, 2, 0, 0],
  ]

  @Test(arguments: Self.transportParameters)
  func tellsRequestsOfOtherProtocols(_ parameters: [UInt8]) throws {
    let request = try request("", parameters)
    #expect(request.hasTransportParameters)
    #expect(request.routingToken == nil)
    #expect(request.negotiation == nil)
    #expect(try !self.request("Cookie: mstshash=a\r\n", [1, 0, 8, 0, 0x0B, 0, 0, 0]).hasTransportParameters)
    #expect(try !self.request("", []).hasTransportParameters)
  }

  @Test func readsRequestWithoutNegotiationAsStandardSecurity() throws {
    let request = try request("", [])
    #expect(request.routingToken == nil)
    #expect(request.negotiation == nil)
    #expect(request.requestedProtocols == [])
    #expect(request.requestedProtocols.names == "RDP")
  }

  @Test func keepsUnknownProtocolBits() throws {
    let request = try request("", [1, 0, 8, 0, 0x02, 0, 0, 0x80])
    #expect(request.requestedProtocols.names == "HYBRID | 0x80000000")
  }

  @Test func readsCorrelationOnlyWhenAnnounced() throws {
    let id = [UInt8](1...16)
    let info = [6, 0, 36, 0] + id + [UInt8](repeating: 0, count: 16)
    #expect(try request("", [1, 8, 8, 0, 3, 0, 0, 0] + info).correlation?.correlationID == id)
    #expect(throws: ParseError(field: "x224 connection request", position: 15, problem: .trailing(count: 36))) {
      try request("", [1, 0, 8, 0, 3, 0, 0, 0] + info)
    }
  }

  @Test func namesWrongNegotiationLength() {
    #expect(
      throws: ParseError(
        field: "negotiation request length", position: 9, problem: .invalid(expected: "8", found: 9))
    ) { try request("", [1, 0, 9, 0, 3, 0, 0, 0]) }
  }

  @Test func refusesNegotiationResponseFromClient() {
    #expect(
      throws: ParseError(field: "negotiation request type", position: 10, problem: .invalid(expected: "1", found: 2))
    ) { try request("x\r\n", [2, 0, 8, 0, 3, 0, 0, 0]) }
  }

  @Test func leavesBytesAfterLengthIndicator() throws {
    let bytes: [UInt8] = [6, 0xE0, 0, 0, 0, 0, 0, 0xAA, 0xBB]
    let left = try bytes.withReader { reader throws(ParseError) in
      _ = try X224ConnectionRequest(parsing: &reader)
      return reader.remaining
    }
    #expect(left == 2)
  }

  /// A request with the line and the bytes after its fixed part.
  @discardableResult
  private func request(_ line: String, _ negotiation: [UInt8]) throws(ParseError) -> X224ConnectionRequest {
    let variable = Array(line.utf8) + negotiation
    let bytes = [UInt8(6 + variable.count), 0xE0, 0, 0, 0, 0, 0] + variable
    return try bytes.withReader { reader throws(ParseError) in try X224ConnectionRequest(parsing: &reader) }
  }
}
