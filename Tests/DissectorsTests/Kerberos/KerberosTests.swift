import Bytes
import Dissectors
import Testing

struct KerberosTests {
  @Test func readsRequestForTicketGrantingTicket() throws {
    let request = try KDCRequest(Sample.bytes("Kerberos KDC-REQ: AS-REQ with a timestamp"))
    #expect(request.type == .asRequest)
    #expect(request.client?.text == "alice")
    #expect(request.realm == "EXAMPLE.TEST")
    #expect(request.service?.text == "krbtgt/EXAMPLE.TEST")
    #expect(request.encryptionTypes.contains(.aes256))
    #expect(request.preauthentication.first { $0.type == .encryptedTimestamp }?.encryptionTypes == [.aes256])
  }

  @Test func readsRequestForService() throws {
    let request = try KDCRequest(Sample.bytes("Kerberos KDC-REQ: TGS-REQ for TERMSRV"))
    #expect(request.type == .tgsRequest)
    #expect(request.client == nil)
    #expect(request.service?.text == "TERMSRV/host.example.test")
    #expect(request.preauthentication.first?.type.name == "PA-TGS-REQ")
    let userToUser = try KDCRequest(Sample.bytes("Kerberos KDC-REQ: TGS-REQ user-to-user"))
    #expect(userToUser.options.contains(.userToUser))
    #expect(!request.options.contains(.userToUser))
  }

  @Test func readsReply() throws {
    let reply = try KDCReply(Sample.bytes("Kerberos KDC-REP: TGS-REP for TERMSRV"))
    #expect(reply.type == .tgsReply)
    #expect(reply.client.text == "alice")
    #expect(reply.ticket.service.text == "TERMSRV/host.example.test")
    #expect(reply.ticket.encrypted.type == .aes256)
    #expect(reply.ticket.encrypted.keyVersion == 1)
  }

  @Test(
    arguments: [
      ("preauthentication required", .preauthenticationRequired), ("service unknown", .serverPrincipalUnknown),
      ("client revoked", .clientRevoked), ("client unknown", .clientPrincipalUnknown), ("skew", .clockSkew),
    ] as [(String, KerberosErrorCode)])
  func readsErrorOfKDC(name: String, code: KerberosErrorCode) throws {
    let error = try KerberosError(Sample.bytes("Kerberos KRB-ERROR: \(name)"))
    #expect(error.code == code)
    #expect(error.realm == "EXAMPLE.TEST")
    #expect(error.serverTime.text.hasPrefix("2026-11-20T15:05:0"))
  }

  @Test func readsWhatKDCWouldAccept() throws {
    let error = try KerberosError(Sample.bytes("Kerberos KRB-ERROR: preauthentication required"))
    let info = error.details.first { $0.type == .encryptionTypeInfo2 }
    #expect(info?.encryptionTypes == [.aes256])
    #expect(error.text == "NEEDED_PREAUTH")
  }

  @Test func readsStatusOfWindows() throws {
    let locked = try KerberosError(Sample.bytes("Kerberos KRB-ERROR: locked out, Windows"))
    #expect(locked.status == .accountLockedOut)
    let listed = try KerberosError(Sample.bytes("Kerberos KRB-ERROR: Windows, list of data"))
    #expect(listed.status == .wrongPassword)
    #expect(try KerberosError(Sample.bytes("Kerberos KRB-ERROR: skew")).status == nil)
  }

  @Test func keepsErrorWhoseDetailsAreBroken() throws {
    var bytes = try Sample.bytes("Kerberos KRB-ERROR: locked out, Windows")
    let data = try #require(bytes.lastIndex(of: 0xAC))
    bytes[data + 4] = 0xFF
    let error = try KerberosError(bytes)
    #expect(error.code == .clientRevoked)
    #expect(error.details == [])
  }

  @Test func readsRequestToService() throws {
    let request = try APRequest(Sample.bytes("Kerberos AP-REQ: mutual"))
    #expect(request.options == .mutualRequired)
    #expect(request.ticket.realm == "EXAMPLE.TEST")
    #expect(request.authenticator.length == 96)
    #expect(try APReply(Sample.bytes("Kerberos AP-REP: aes256")).encrypted.length == 84)
  }

  @Test func readsProxyMessage() throws {
    let message = try KDCProxyMessage(Sample.bytes("KDC_PROXY_MESSAGE: AS-REQ"))
    #expect(message.targetDomain == "EXAMPLE.TEST")
    #expect(message.locatorHint == 0x4000_0000)
    guard case .kdcRequest(let request) = message.message else { return #expect(Bool(false)) }
    #expect(request.client?.text == "alice")
    guard case .error = try KDCProxyMessage(Sample.bytes("KDC_PROXY_MESSAGE: error in answer")).message else {
      return #expect(Bool(false))
    }
    let password: [UInt8] = [0x30, 0x0C, 0xA0, 0x0A, 0x04, 0x08, 0, 0, 0, 4, 0, 4, 0, 1]
    #expect(try KDCProxyMessage(password).message == nil)
  }

  @Test func findsEachMessageByItsTag() throws {
    #expect(try Self.name(of: "Kerberos KDC-REQ: AS-REQ") == "Kerberos KDC-REQ")
    #expect(try Self.name(of: "Kerberos KDC-REP: AS-REP") == "Kerberos KDC-REP")
    #expect(try Self.name(of: "Kerberos AP-REQ: mutual") == "Kerberos AP-REQ")
    #expect(try Self.name(of: "Kerberos AP-REP: aes256") == "Kerberos AP-REP")
    #expect(try Self.name(of: "Kerberos KRB-ERROR: skew") == "Kerberos KRB-ERROR")
    #expect(try Self.name(of: "Kerberos protected message: KRB-PRIV") == "Kerberos protected message")
    #expect(throws: ParseError.self) {
      try [UInt8]([0x61, 0x00]).withReader { reader throws(ParseError) in try KerberosMessage(parsing: &reader) }
    }
  }

  @Test func refusesOtherVersionOfKerberos() throws {
    var bytes = try Sample.bytes("Kerberos KRB-ERROR: skew of an AP-REQ")
    let version = try #require(bytes.firstRange(of: [0xA0, 3, 2, 1, 5]))
    bytes[version.upperBound - 1] = 4
    #expect(
      throws: ParseError(
        field: "pvno", position: version.lowerBound, problem: .invalid(expected: "5", found: 4))
    ) { try KerberosError(bytes) }
  }

  @Test func refusesReservedBitOfRecord() throws {
    #expect(throws: ParseError.self) { try KerberosRecordHeader([0x80, 0, 0, 1]) }
    #expect(try KerberosRecordHeader([0, 0, 1, 2]).length == 258)
  }

  private static func name(of sample: String) throws -> String {
    let bytes = try Sample.bytes(sample)
    let message = try bytes.withReader { reader throws(ParseError) in try KerberosMessage(parsing: &reader) }
    return type(of: message.message).name
  }
}
