import Bytes
import Dissectors
import Testing

@Suite struct GatewayPacketTests {
  private func read(_ bytes: [UInt8]) throws -> (any WireMessage)? {
    try bytes.withReader { reader throws(ParseError) in try GatewayPacket.parse(&reader) }
  }

  @Test func readsTheStatusWhereverItStands() throws {
    let status: [UInt8] = [0xda, 0x59, 0x07, 0x80]
    let bodies: [(UInt8, [UInt8])] = [
      (2, status + [1, 0, 0, 0, 0, 0]), (5, [1, 0] + status + [0, 0, 0, 0]), (7, status + [0, 0, 0, 0]),
      (9, status + [0, 0, 0, 0]),
    ]
    for (type, body) in bodies {
      let message = try read([type, 0, 0, 0, UInt8(8 + body.count), 0, 0, 0] + body)
      let answer = try #require(message as? any GatewayAnswer)
      #expect(answer.status.text == "E_PROXY_RAP_ACCESSDENIED (0x800759DA)")
      #expect(answer.fields.contains { $0.name == "tsg.status_code" && $0.meaning == "E_PROXY_RAP_ACCESSDENIED" })
    }
  }

  @Test func readsTheTarget() throws {
    let message = try read([8, 0, 0, 0, 22, 0, 0, 0, 1, 0, 0x3d, 0x0d, 3, 0, 6, 0, 0x64, 0, 0x31, 0, 0, 0])
    let request = try #require(message as? GatewayChannelRequest)
    #expect(request.target == "d1" && request.port == 3389)
  }

  /// A cookie lets its owner in: what is kept of it is how long it is.
  @Test func keepsNoCookie() throws {
    let cookie = Array("hunter2hunter2".utf8)
    let body: [UInt8] = [0x3f, 0, 0, 0, 1, 0, 0, 0, UInt8(cookie.count), 0] + cookie
    let request = try #require(try read([4, 0, 0, 0, UInt8(8 + body.count), 0, 0, 0] + body) as? GatewayTunnelRequest)
    #expect(request.cookieLength == 14)
    #expect(!"\(request)".contains("hunter2") && !"\(request.fields)".contains("104, 117, 110"))
  }

  @Test func passesByWhatOnlyCarriesData() throws {
    let data = try #require(try read([0x0a, 0, 0, 0, 12, 0, 0, 0, 2, 0, 0x41, 0x42]) as? GatewayData)
    #expect(data.dataLength == 2 && !"\(data)".contains("65"))
    #expect(try read([0x0d, 0, 0, 0, 8, 0, 0, 0]) == nil)
  }

  @Test(
    arguments: [
      [0x09, 0, 0, 0, 7, 0, 0, 0], [0x09, 0, 0, 0, 0, 0, 0, 0x80], [0xff, 0, 0, 0, 8, 0, 0, 0],
      [0x09, 0, 0, 0, 8, 0, 0, 0],
    ] as [[UInt8]])
  func refusesWhatIsNoPacket(bytes: [UInt8]) {
    #expect(throws: ParseError.self) { try read(bytes) }
  }

  @Test func namesAStatusInEitherForm() {
    for value in [0x59E6, 0x8007_59E6] as [UInt32] {
      #expect(GatewayStatus(rawValue: value).knownName == "E_PROXY_MAXCONNECTIONSREACHED")
      #expect(GatewayStatus(rawValue: value).isHalf(0x59E6))
    }
    #expect(
      GatewayStatus(rawValue: 0xC007_59E6).knownName == nil && !GatewayStatus(rawValue: 0xC007_59E6).isHalf(0x59E6))
    #expect(GatewayStatus(rawValue: 0x8007_0005).text == "0x80070005")
    #expect(GatewayStatus(rawValue: 0).knownName == nil)
  }
}
