import Testing

@testable import Analyzer

@Suite struct CodeQueryTests {
  @Test(
    arguments: [
      ("0x904", 0x904), ("2308", 0x904), ("0X904", 0x904), ("904h", 0x904), ("C000006D", 0xC000_006D),
      ("0xC000006D", 0xC000_006D), ("-1073741715", 0xC000_006D), ("0xFFFFFFFFC000006D", 0xC000_006D),
      ("-1", 0xFFFF_FFFF),
      ("4294967295", 0xFFFF_FFFF), ("0", 0),
    ] as [(String, UInt32)])
  func readsNumber(text: String, value: UInt32) {
    #expect(CodeNumber(text)?.value == value)
  }

  @Test(arguments: [
    "", "0x", "-", "+5", "0x+5", "4294967296x", "0x1FFFFFFFF", "-2147483649", "dead", "1.2", "0x904/0x7", "٣",
  ])
  func refusesWhatIsNoNumber(text: String) {
    #expect(CodeNumber(text) == nil)
  }

  @Test func keepsHexadecimalReadingOfBareDigits() {
    #expect(CodeNumber("904")?.asHexadecimal == 0x904)
    #expect(CodeNumber("80090302")?.asHexadecimal == 0x8009_0302)
    #expect(CodeNumber("0x904")?.asHexadecimal == nil)
    #expect(CodeNumber("7")?.asHexadecimal == nil)
  }

  @Test(arguments: [
    "0x904/0x7", "0x904 0x7", "0x904, 0x7", " 2308/7 ", "0x904 / 0x7", "Error code: 0x904\nExtended error code: 0x7",
  ])
  func readsPair(text: String) throws {
    guard case .pair(let code, let extended) = CodeQuery(text) else {
      Issue.record("\(text) was read as \(CodeQuery(text))")
      return
    }
    #expect(code.value == 0x904)
    #expect(extended.value == 7)
  }

  @Test(arguments: [
    ("tls-alert-40", "40", "tls-alert"), ("alert 40", "40", "alert"),
    ("alert:handshake_failure", "handshake_failure", "alert"),
    ("errinfo:0x7", "0x7", "errinfo"), ("nego:5", "5", "nego"), ("extended error code 0x7", "0x7", "ext"),
    ("Error code: 0x904", "0x904", "disc"), ("krb-error 37", "37", "krb-error"),
    ("license-state:1", "1", "license-state"),
  ])
  func readsValueOfNamedField(text: String, value: String, prefix: String) {
    #expect(CodeQuery(text) == .value(value, in: prefix))
  }

  @Test(arguments: ["HYBRID_REQUIRED_BY_SERVER", "ERRINFO_IDLE_TIMEOUT", "", "1 2 3", "0x904/0x7/0x3"])
  func takesTheRestForNames(text: String) {
    #expect(CodeQuery(text) == .name(text))
  }
}
