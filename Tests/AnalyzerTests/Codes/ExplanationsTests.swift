import Dissectors
import Testing

@testable import Analyzer

@Suite struct ExplanationsTests {
  @Test func namesOnlySignaturesThatThereAre() {
    let known = Set(Signature.catalogue.map(\.id) + LookalikeRule.all.map(\.id))
    for space in CodeSpace.all {
      for entry in space.entries {
        let explanations = Explanations.lookUp(space.query(for: entry.value)).found
        #expect(known.isSuperset(of: explanations.flatMap(\.signatures)), "\(space.query(for: entry.value))")
      }
    }
  }

  /// What a report calls by an id can be asked for by that id.
  @Test(arguments: LookalikeRule.all.map { ($0.id, $0.title) } + RemarkRule.all.map { ($0.id, $0.title) })
  func explainsWhatStandsBesideAVerdict(id: String, title: String) {
    #expect(Explanations.lookUp(id).found.contains { $0.subject == id && $0.name == title })
  }

  @Test(arguments: CodeSpace.all.flatMap { space in space.entries.map { (space.query(for: $0.value), $0.name) } })
  func explainsEveryRowByNumberAndByName(query: String, name: String) {
    #expect(Explanations.lookUp(query).found.contains { $0.name == name }, "\(query)")
    #expect(Explanations.lookUp(name).found.contains { $0.name == name }, "\(name)")
  }

  /// Rows copied by hand from the published lists, so that a slip in a table shows.
  @Test(arguments: [
    ("0x904", "disconnectReasonAtClientWinsockFDCLOSE"), ("260", "disconnectReasonDNSLookupFailed"),
    ("516", "disconnectReasonSocketConnectFailed"), ("1798", "disconnectReasonServerCertificateUnpackErr"),
    ("2055", "SSL_ERR_LOGON_FAILURE"), ("3847", "SSL_ERR_PASSWORD_EXPIRED"), ("4615", "SSL_ERR_PASSWORD_MUST_CHANGE"),
    ("5639", "SSL_ERR_DELEGATION_POLICY"), ("5895", "SSL_ERR_POLICY_NTLM_ONLY"),
    ("6151", "SSL_ERR_NO_AUTHENTICATING_AUTHORITY"), ("6919", "SSL_ERR_CERT_EXPIRED"),
    ("7175", "SSL_ERR_SMARTCARD_WRONG_PIN"), ("8455", "SSL_ERR_FRESH_CRED_REQUIRED_BY_SERVER"),
    ("8711", "SSL_ERR_SMARTCARD_CARD_BLOCKED"), ("ext:12", "exDiscReasonLogoffByUser"),
    ("ext:267", "exDiscReasonLicenseCreatingLicStoreAccDenied"), ("errinfo:0x19", "ERRINFO_SERVER_SHUTDOWN"),
    ("errinfo:0x1A", "ERRINFO_SERVER_REBOOT"), ("0x1126", "ERRINFO_SECURITY_DATA_TOO_SHORT23"),
    ("0x1111", "ERRINFO_SECURITY_DATA_TOO_SHORT2"), ("0x10F0", "ERRINFO_VCHANNELS_TOO_MANY"),
    ("0x1194", "ERRINFO_ENCRYPTION_PACKAGE_MISMATCH"), ("0x410", "ERRINFO_CB_CONNECTION_ERROR_INVALID_SETTINGS"),
    ("80090302", "SEC_E_UNSUPPORTED_FUNCTION"), ("c000006d", "STATUS_LOGON_FAILURE"),
    ("0xC0000224", "STATUS_PASSWORD_MUST_CHANGE"), ("0x800759DA", "E_PROXY_RAP_ACCESSDENIED"),
    ("0x0002000D", "ERRCONNECT_CONNECT_TRANSPORT_FAILED"), ("krb:37", "KRB_AP_ERR_SKEW"), ("alert:48", "unknown_ca"),
    ("nego:6", "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER"), ("license:7", "STATUS_VALID_CLIENT"),
    ("ultimatum:3", "rn-user-requested"), ("rdstls:0x775", "RDSTLS_RESULT_ACCOUNT_LOCKED_OUT"),
    ("authz:5", "AUTHZ_ACCESS_DENIED"),
  ])
  func knowsPublishedRow(query: String, name: String) {
    #expect(Explanations.lookUp(query).found.first { $0.name == name } != nil)
  }

  @Test func putsTheClientsFieldFirstAndMentionsTheRest() {
    let answer = Explanations.lookUp("0x7")
    #expect(answer.found.map(\.name) == ["exDiscReasonServerDeniedConnection", "ERRINFO_SERVER_DENIED_CONNECTION"])
    #expect(answer.elsewhere.map(\.query) == ["krb:7", "license:7"])
    #expect(answer.question != nil)
  }

  @Test func asksNothingWhenTheNumberHasOneMeaning() {
    #expect(Explanations.lookUp("0x904").question == nil)
    #expect(Explanations.lookUp("0x904").found.count == 1)
  }

  @Test func saysThatFourIsNoDisconnectReason() throws {
    let first = try #require(Explanations.lookUp("0x4").found.first)
    #expect(first.name == nil)
    #expect(
      first.statements.first
        == .documented("4 is not on the list of disconnect reasons.", CodeSpace.disconnectReason.source))
    #expect(first.statements.contains { $0.standing == .folklore && $0.text.contains("firewall") })
  }

  @Test func givesTheSignedDecimalTheSameAnswer() {
    #expect(Explanations.lookUp("-1073741715").found == Explanations.lookUp("0xC000006D").found)
  }

  @Test func readsBareDigitsAsHexadecimalOnlyWhenDecimalIsUnknown() {
    #expect(Explanations.lookUp("904").reading == "904 is no known code in decimal; read as 0x904.")
    #expect(Explanations.lookUp("904").found == Explanations.lookUp("0x904").found)
    #expect(Explanations.lookUp("516").reading == nil)
  }

  @Test func givesAnExtendedCodeNoWeightBeforeMCS() throws {
    let answer = Explanations.lookUp("0x904/0x7")
    #expect(answer.found.map(\.subject) == ["0x904/0x7", "0x904 (2308)"])
    let pair = try #require(answer.found.first)
    #expect(pair.statements.contains { $0.text.contains("cannot have come from the wire") })
    #expect(pair.signatures == ["server-admission-denied"])
  }

  @Test func namesTheSetErrorInfoValueThatMicrosoftsListLacks() throws {
    let pair = try #require(Explanations.lookUp("0x3/0x11").found.first)
    #expect(pair.name == "disconnectReasonByServer / ERRINFO_CLOSE_STACK_ON_DRIVER_FAILURE")
    #expect(pair.signatures == ["graphics-driver-failure"])
  }

  @Test(arguments: [
    ("0x1604", "name resolution or the TCP socket"), ("0x1606", "RDP's own security, or memory"),
    ("0x2307", "TLS or CredSSP"), ("0x1808", "licensing, timers"), ("0x516", "no documented code ends so"),
    ("0x207", "TLS or CredSSP"),
  ])
  func saysNoMoreOfAnUnknownCodeThanItsLowByte(query: String, words: String) throws {
    let unknown = try #require(Explanations.lookUp(query).found.first)
    #expect(unknown.name == nil)
    #expect(unknown.statements.allSatisfy { $0.standing == .inferred })
    #expect(unknown.statements.contains { $0.text.contains(words) })
  }

  @Test func familyRuleFitsEveryDocumentedDisconnectReason() {
    for entry in DisconnectReason.entries where entry.value > 0xFF {
      #expect(DisconnectReason(rawValue: entry.value).family != nil, "\(entry.name)")
    }
  }

  @Test(arguments: [
    "", " ", "0x12345678", "garbage", "alert:nonsense", "\u{1B}[31m", String(repeating: "9", count: 9999),
  ])
  func findsNothingInGarbage(query: String) {
    #expect(Explanations.lookUp(query).found.isEmpty)
  }

  @Test(arguments: [
    ("0xC0000999", "MS-ERREF"), ("0x80090399", "MS-ERREF"), ("0x80070035", "0x35"), ("0x3000047", "No documentation"),
    ("0x0002FFFF", "not in the table"), ("0x00010007", "errinfo:0x7"), ("errinfo:0xFFFF", "not in the table"),
  ])
  func namesTheFamilyOfAnUnknownNumber(query: String, words: String) throws {
    let unknown = try #require(Explanations.lookUp(query).found.first)
    #expect(unknown.name == nil)
    #expect((unknown.statements.map(\.text) + [unknown.answer ?? ""]).contains { $0.contains(words) })
  }

  @Test func explainsSignaturesBeforeCodes() {
    let answer = Explanations.lookUp("tls-alert-handshake-failure")
    #expect(answer.found.map(\.subject) == ["tls-alert-handshake-failure", "TLS alert 40"])
  }

  @Test func printsAsMstscDoes() {
    #expect(MstscCode(.socketClosed).printed == "0x904")
    #expect(MstscCode(.socketClosed, extended: .serverDeniedConnection).printed == "0x904/0x7")
    #expect(MstscCode(.socketClosed).code.name == "disconnectReasonAtClientWinsockFDCLOSE")
  }
}
