import Bytes
import Dissectors
import Testing

struct RDSTLSTests {
  @Test func findsMessageByType() throws {
    #expect(try Self.name(of: [1, 0, 1, 0, 1, 0, 1, 0]) == "RDSTLS Capabilities")
    #expect(try Self.name(of: [1, 0, 4, 0, 1, 0, 0, 0, 0, 0]) == "RDSTLS Authentication Response")
    #expect(
      throws: ParseError(
        field: "rdstls pdu type", position: 2, problem: .invalid(expected: "1, 2 or 4", found: 3))
    ) { try Self.name(of: [1, 0, 3, 0, 1, 0]) }
  }

  @Test func knowsCredentialsByLength() throws {
    let password = try RDSTLSAuthenticationRequest(Sample.bytes("RDSTLS Authentication Request: password"))
    #expect(
      password.credentials
        == .password(redirectionGUIDLength: 4, userLength: 6, domainLength: 2, passwordLength: 8))
    let cookie = try RDSTLSAuthenticationRequest(Sample.bytes("RDSTLS Authentication Request: cookie"))
    #expect(cookie.credentials == .autoReconnectCookie(sessionID: 3, length: 8))
  }

  @Test func namesResult() throws {
    let response = try RDSTLSAuthenticationResponse(
      Sample.bytes("RDSTLS Authentication Response: password expired"))
    #expect(response.result.name == "RDSTLS_RESULT_PASSWORD_EXPIRED")
  }

  @Test func readsEarlyAuthorization() throws {
    #expect(try EarlyUserAuthorization([5, 0, 0, 0]).result == .accessDenied)
    #expect(try EarlyUserAuthorization([0, 0, 0, 0]).result == .success)
  }

  private static func name(of bytes: [UInt8]) throws(ParseError) -> String {
    let message = try bytes.withReader { reader throws(ParseError) in try RDSTLSMessage.parse(&reader) }
    return type(of: message).name
  }
}

struct RDSAADTests {
  @Test(
    arguments: [
      (#"{"authentication_result":0}"#, 0), ("{ \"authentication_result\" :\t-1073741715 }", 0xC000_006D),
      (#"{"x":[1,{}],"authentication_result":2148074248}"#, 0x8009_0308),
    ] as [(String, UInt32)])
  func readsResult(text: String, status: UInt32) throws {
    let message = try RDSAADMessage(Array(text.utf8) + [0])
    #expect(message.content == .result(NTStatus(rawValue: status)))
    #expect(message.length == text.utf8.count)
  }

  @Test(arguments: [
    #"{"authentication_result":"0"}"#, #"{"authentication_result":4294967296}"#, #"{"authentication_result""#,
    #"{"authentication_result":99999999999999999999}"#, "{", #"{"authentication_result":-"#,
  ])
  func keepsWhatIsNoResult(text: String) throws {
    #expect(try RDSAADMessage(Array(text.utf8)).content == .other)
  }

  @Test func tellsMessagesApart() throws {
    #expect(try RDSAADMessage(Array(#"{"ts_nonce":"AQAB"}"#.utf8)).content == .serverNonce)
    #expect(try RDSAADMessage(Array(#"{"rdp_assertion":"e30.e30.AQAB"}"#.utf8)).content == .assertion)
  }

  @Test func endsAtZeroByte() throws {
    let left = try (Array(#"{"authentication_result":0}"#.utf8) + [0, 3, 0]).withReader { reader throws(ParseError) in
      _ = try RDSAADMessage(parsing: &reader)
      return reader.readRest()
    }
    #expect(left == [3, 0])
  }

  @Test func refusesWhatIsNoObject() {
    #expect(throws: ParseError.self) { try RDSAADMessage([0x30, 0x0D]) }
    #expect(throws: ParseError.self) { try RDSAADMessage([]) }
  }
}
