import Bytes
import Dissectors
import Testing

struct TSRequestTests {
  @Test func readsNegotiateOfXfreerdp() throws {
    let request = try TSRequest(Sample.bytes("CredSSP TSRequest: NEGOTIATE of xfreerdp"))
    #expect(request.version == 6)
    #expect(request.clientNonceLength == 32)
    #expect(request.errorCode == nil)
    guard case .negotiate(let negotiate) = request.tokens.first?.ntlm else { return #expect(Bool(false)) }
    #expect(negotiate.version?.text == "6.1.7601")
  }

  @Test func saysWhereTheTokenLies() throws {
    let request = try TSRequest(Sample.bytes("CredSSP TSRequest: NEGOTIATE of xfreerdp"))
    #expect(request.tokens.map(\.range) == [17..<57])
  }

  @Test func knowsKeyAndCredentialsByLength() throws {
    #expect(try TSRequest(Sample.bytes("CredSSP TSRequest: key of FreeRDP")).pubKeyAuthLength == 48)
    #expect(try TSRequest(Sample.bytes("CredSSP TSRequest: credentials of xfreerdp")).authInfoLength == 75)
  }

  /// MS-CSSP 4 prints credentials of a smart card before they are encrypted. Even so no field shows more than their length.
  @Test func showsNothingOfCredentialsInClear() throws {
    let request = try TSRequest.read(
      """
      30 82 01 20              ; TSRequest
      a0 03 02 01 02           ; version 2
      a2 82 01 17 04 82 01 13  ; authInfo
      30 82 01 0f              ; TSCredentials
      a0 03 02 01 02           ; credType 2
      a1 82 01 06 04 82 01 02  ; credentials
      30 81 ff                 ; TSSmartCardCreds
      a0 1a 04 18 w"bbbbbbbbbbbb"
      a1 81 e0 30 81 dd        ; TSCspDataDetail
      a0 03 02 01 01           ; keySpec 1
      a2 2e 04 2c w"OMNIKEY CardMan 3x21 0"
      a3 50 04 4e w"le-MSSmartcardUser-8bda019f-1266--53268"
      a4 54 04 52 w"Microsoft Base Smart Card Crypto Provider"
      """)
    #expect(request.authInfoLength == 275)
    #expect(
      request.fields == [
        Field("credssp.version", .unsigned(2)), Field("credssp.authInfo.length", .unsigned(275)),
      ])
  }

  @Test func readsErrorCodeOfFourAndOfFiveBytes() throws {
    #expect(try TSRequest(Sample.bytes("CredSSP TSRequest: refusal in 15 bytes")).errorCode == .logonFailure)
    let five = try TSRequest(Sample.bytes("CredSSP TSRequest: refusal with a five-byte integer"))
    #expect(five.errorCode == .accountLockedOut)
    #expect(
      five.fields.last == Field("credssp.errorCode", .hex(0xC000_0234, digits: 8), meaning: "STATUS_ACCOUNT_LOCKED_OUT")
    )
  }

  @Test func refusesIntegerOfNineBytes() {
    let bytes: [UInt8] = [0x30, 0x0D, 0xA0, 0x0B, 0x02, 0x09, 0, 0, 0, 0, 0, 0, 0, 0, 6]
    #expect(
      throws: ParseError(
        field: "TSRequest version", position: 6,
        problem: .invalid(expected: "an integer of 1 to 8 bytes", found: 9))
    ) { try TSRequest(bytes) }
  }

  @Test func refusesNegativeVersion() {
    #expect(throws: ParseError.self) { try TSRequest([0x30, 5, 0xA0, 3, 2, 1, 0xFF]) }
  }

  @Test func readsIndefiniteLengths() throws {
    let request = try TSRequest(Sample.bytes("CredSSP TSRequest: indefinite lengths"))
    #expect(request.version == 3)
    #expect(request.tokens.map(\.content) == [.negoEx])
  }

  @Test func refusesIndefiniteLengthOfPrimitive() {
    #expect(throws: ParseError.self) { try TSRequest([0x30, 8, 0xA0, 6, 0x02, 0x80, 6, 0, 0, 0]) }
  }

  @Test func skipsElementsOfLaterVersions() throws {
    #expect(try TSRequest([0x30, 0x0A, 0xA0, 3, 2, 1, 7, 0xA9, 3, 2, 1, 1]).version == 7)
  }

  @Test func keepsBrokenTokenInsideWholeRequest() throws {
    let token: [UInt8] = Array("NTLMSSP\0".utf8) + [3, 0, 0, 0, 0xFF]
    let item: [UInt8] = [0x30, 17, 0xA0, 15, 0x04, 13] + token
    let body: [UInt8] = [0xA0, 3, 2, 1, 6, 0xA1, 21, 0x30, 19] + item
    let request = try TSRequest([0x30, UInt8(body.count)] + body)
    let error = ParseError(
      field: "ntlm lm response", position: 29, problem: .truncated(needed: 2, available: 1))
    #expect(request.tokens.map(\.content) == [.malformed(error)])
    #expect(request.fields.last == Field("_ws.malformed", .text("\(error)")))
  }

  @Test func nestedNegotiationsEndAtTheSecond() throws {
    // 2,000 negotiations inside each other; four-byte lengths keep every header the same size.
    var token: [UInt8] = Array("NTLMSSP\0".utf8)
    for _ in 0..<2_000 {
      for tag in [0x04, 0xA2, 0x30, 0xA1] as [UInt8] {
        let size = UInt32(token.count)
        token.insert(contentsOf: [tag, 0x84] + (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }, at: 0)
      }
    }
    let read = token.withReader { SecurityToken(parsing: &$0) }
    guard case .negotiationResponse(let response) = read.content else { return #expect(Bool(false)) }
    #expect(response.responseToken?.content == .opaque(nil))
  }
}

/// How a stream is cut into requests.
struct TSRequestLengthTests {
  @Test(arguments: Sample.all.filter { $0.name.hasPrefix(TSRequest.name) })
  func isThatOfTheWholeRequest(_ sample: Sample) throws {
    let next = sample.bytes + [0x30, 0x03]
    #expect(
      try next.withReader { reader throws(ParseError) in try TSRequest.length(peeking: reader) } == sample.bytes.count)
  }

  @Test func isKnownFromTheFirstBytes() throws {
    #expect(try [0x30, 0x82, 0x01, 0xFB].length() == 511)
    #expect(try [0x30, 0x84, 0, 0, 0, 5].length() == 11)
  }

  @Test func needsMoreBytes() {
    for bytes: [UInt8] in [[], [0x30], [0x30, 0x82, 0x01], [0x30, 0x80, 0xA0, 0x03, 0x02]] {
      let error = #expect(throws: ParseError.self) { try bytes.length() }
      guard case .truncated = error?.problem else { return #expect(Bool(false), "\(bytes): \(error as Any)") }
    }
  }

  @Test func refusesWhatIsNoRequest() {
    for bytes: [UInt8] in [[0x03, 0x00, 0x00, 0x13], [0x30, 0x85, 0, 0, 0, 0, 0], [0x16, 0x03, 0x03]] {
      let error = #expect(throws: ParseError.self) { try bytes.length() }
      guard case .invalid = error?.problem else { return #expect(Bool(false), "\(bytes): \(error as Any)") }
    }
  }
}

extension [UInt8] {
  fileprivate func length() throws(ParseError) -> Int {
    try withReader { reader throws(ParseError) in try TSRequest.length(peeking: reader) }
  }
}

extension Sample {
  /// The bytes of the sample called `name`.
  static func bytes(_ name: String) throws -> [UInt8] { try #require(all.first { $0.name == name }, "\(name)").bytes }
}

extension WireMessage {
  /// Reads the message from `bytes`, which nothing may follow.
  init(_ bytes: [UInt8]) throws(ParseError) {
    self = try bytes.withReader { reader throws(ParseError) in
      let message = try Self(parsing: &reader)
      try reader.expectEnd(of: "message")
      return message
    }
  }
}
