import Bytes
import Dissectors
import Testing

struct NTLMTests {
  @Test func readsNegotiate() throws {
    let message = try NTLMNegotiate(Sample.bytes("NTLM NEGOTIATE: Windows 10"))
    #expect(message.version?.build == 19041)
    #expect(message.flags.contains([.unicode, .extendedSessionSecurity, .version]))
    let named = try NTLMNegotiate(Sample.bytes("NTLM NEGOTIATE: names in the code page"))
    #expect((named.domain, named.workstation) == ("DOMAIN", "CLIENT7"))
  }

  @Test func readsChallengeOfSpecification() throws {
    let message = try NTLMChallenge(Sample.bytes("NTLM CHALLENGE: MS-NLMP 4.2.4.3"))
    #expect(message.targetName == "Server")
    #expect(message.targetInfo.text(of: .domainName) == "Domain")
    #expect(message.targetInfo.text(of: .computerName) == "Server")
    #expect(message.targetInfo.timestamp == nil)
    #expect(message.version?.text == "6.0.6000")
    #expect(
      message.flags.names == """
        UNICODE | OEM | SIGN | SEAL | NTLM | ALWAYS_SIGN | TARGET_TYPE_SERVER | EXTENDED_SESSIONSECURITY | TARGET_INFO | \
        VERSION | 128 | KEY_EXCH | 56
        """)
  }

  @Test func readsNamesAndClockOfServer() throws {
    let info = try NTLMChallenge(Sample.bytes("NTLM CHALLENGE: Windows Server in a domain")).targetInfo
    #expect(info.text(of: .dnsComputerName) == "rds01.contoso.com")
    #expect(info.text(of: .dnsTreeName) == "contoso.com")
    #expect(info.timestamp?.text == "2025-04-04T23:32:02Z")
  }

  @Test func readsAuthenticateOfSpecification() throws {
    let message = try NTLMAuthenticate(Sample.bytes("NTLM AUTHENTICATE: MS-NLMP 4.2.4.3"))
    #expect((message.domain, message.user, message.workstation) == ("Domain", "User", "COMPUTER"))
    #expect(message.response == .ntlmv2)
    #expect((message.lmResponseLength, message.ntResponseLength, message.sessionKeyLength) == (24, 84, 16))
    #expect(message.clientChallenge?.time == nil)
    #expect(message.clientChallenge?.attributes.text(of: .computerName) == "Server")
    #expect(message.clientChallenge?.attributes.hasChannelBindings == false)
    #expect(!message.hasMIC)
  }

  @Test(
    arguments: [("4.2.2.3", 0xE202_8233), ("4.2.3.3", 0x820A_8233), ("4.2.4.3", 0xE28A_8233)] as [(String, UInt32)])
  func readsEachChallengeOfSpecification(section: String, flags: UInt32) throws {
    let message = try NTLMChallenge(Sample.bytes("NTLM CHALLENGE: MS-NLMP \(section)"))
    #expect(message.targetName == "Server")
    #expect(message.flags.rawValue == flags)
    #expect(message.version?.text == "6.0.6000")
    #expect(message.targetInfo.isEmpty == (section != "4.2.4.3"))
  }

  @Test(
    arguments: [("4.2.2.3", 0xE280_8235, 24, 16), ("4.2.3.3", 0x8208_8235, 24, 0), ("4.2.4.3", 0xE288_8235, 84, 16)]
      as [(String, UInt32, Int, Int)])
  func readsEachAuthenticateOfSpecification(section: String, flags: UInt32, response: Int, key: Int) throws {
    let message = try NTLMAuthenticate(Sample.bytes("NTLM AUTHENTICATE: MS-NLMP \(section)"))
    #expect((message.domain, message.user, message.workstation) == ("Domain", "User", "COMPUTER"))
    #expect(message.flags.rawValue == flags)
    #expect(message.version?.text == "5.1.2600")
    #expect((message.lmResponseLength, message.ntResponseLength, message.sessionKeyLength) == (24, response, key))
    #expect(message.response == (section == "4.2.4.3" ? .ntlmv2 : .ntlmv1))
  }

  @Test func tellsVersionsOfResponseApart() throws {
    let old = try NTLMAuthenticate(Sample.bytes("NTLM AUTHENTICATE: MS-NLMP 4.2.2.3"))
    #expect(old.response == .ntlmv1)
    #expect(old.clientChallenge == nil)
    var anonymous = try Sample.bytes("NTLM AUTHENTICATE: MS-NLMP 4.2.2.3")
    for position in [12, 13, 20, 21] { anonymous[position] = 0 }
    #expect(try NTLMAuthenticate(anonymous).response == .anonymous)
  }

  @Test func seesBindingsTargetAndMIC() throws {
    let message = try NTLMAuthenticate(Sample.bytes("NTLM AUTHENTICATE: Windows 10 with bindings and a MIC"))
    let attributes = try #require(message.clientChallenge?.attributes)
    #expect(attributes.hasChannelBindings)
    #expect(attributes.text(of: .targetName) == "TERMSRV/rds01.contoso.com")
    #expect(attributes.flags == .integrity)
    #expect(message.clientChallenge?.time == attributes.timestamp)
    #expect(attributes.map(\.id).contains(.singleHost))
    #expect(message.hasMIC)
  }

  @Test func zeroBindingsAreNone() throws {
    var bytes = try Sample.bytes("NTLM AUTHENTICATE: Windows 10 with bindings and a MIC")
    let start = try #require(bytes.firstRange(of: [0x0A, 0, 16, 0]))
    for position in start.upperBound..<(start.upperBound + 16) { bytes[position] = 0 }
    #expect(try NTLMAuthenticate(bytes).clientChallenge?.attributes.hasChannelBindings == false)
  }

  @Test func refusesValueOutsideTheMessage() throws {
    var bytes = try Sample.bytes("NTLM AUTHENTICATE: MS-NLMP 4.2.4.3")
    bytes[40] = 0xE5  // where the user's name begins
    #expect(
      throws: ParseError(field: "ntlm user name", position: 229, problem: .truncated(needed: 8, available: 3))
    ) { try NTLMAuthenticate(bytes) }
    bytes[43] = 0xFF
    #expect(throws: ParseError.self) { try NTLMAuthenticate(bytes) }
  }

  @Test func readsValuesThatOverlap() throws {
    var bytes = try Sample.bytes("NTLM AUTHENTICATE: MS-NLMP 4.2.4.3")
    bytes[48] = bytes[40]  // the workstation begins where the user does
    #expect(try NTLMAuthenticate(bytes).workstation == "UserCOMP")
  }

  @Test func ignoresOffsetOfEmptyValue() throws {
    var bytes = try Sample.bytes("NTLM NEGOTIATE: Windows 10")
    for position in 20..<24 { bytes[position] = 0xFF }
    #expect(try NTLMNegotiate(bytes).domain == "")
  }

  @Test func refusesUnknownMessage() {
    let bytes: [UInt8] = Array("NTLMSSP\0".utf8) + [4, 0, 0, 0]
    let error = ParseError(
      field: "ntlm message type", position: 8, problem: .invalid(expected: "1, 2 or 3", found: 4))
    #expect(bytes.withReader { SecurityToken(parsing: &$0) }.content == .malformed(error))
  }
}
