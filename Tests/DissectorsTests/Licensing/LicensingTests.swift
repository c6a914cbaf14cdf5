import Bytes
import Dissectors
import Testing

struct LicensingTests {
  @Test func readsNormalEnd() throws {
    let error = try LicenseError.read("80 00 00 00 ff 03 10 00 07 00 00 00 02 00 00 00 04 00 00 00")
    #expect(error.isSuccess)
    #expect(error.stateTransition == .noTransition)
    #expect(error.meaning("rdp.errorCode") == "STATUS_VALID_CLIENT")
    #expect(error.meaning("rdp.bMsgType") == "ERROR_ALERT")
  }

  @Test func readsMissingLicenseServer() throws {
    let error = try LicenseError.read("80 00 00 00 ff 03 10 00 06 00 00 00 01 00 00 00 04 00 00 00")
    #expect(!error.isSuccess)
    #expect(error.errorCode == .noLicenseServer)
    #expect(error.stateTransition == .totalAbort)
  }

  @Test func readsRequest() throws {
    let request = try LicenseRequest.sample("MS-RDPELE 4.1, keys replaced")
    #expect(request.companyName == "Microsoft Corporation")
    #expect(request.productID == "A02")
    #expect(request.certificate?.kind == .x509)
    #expect(request.certificate?.isTemporary == true)
    #expect(request.certificate?.length == 52)
    #expect(request.scopes == ["microsoft.com"])
  }

  @Test func readsWhoAsks() throws {
    let request = try NewLicenseRequest.sample("MS-RDPELE 4.2, keys replaced")
    #expect(request.userName == "alice")
    #expect(request.machineName == "LAPTOP7")
    #expect(request.platform.name == "Windows Vista or later, client by Microsoft")
    #expect(request.preMasterSecret.length == 16)
  }

  @Test func readsMessagesOfSpecification() throws {
    let offer = try LicenseRequest.sample("MS-RDPELE 4.1")
    #expect((offer.companyName, offer.productID, offer.scopes) == ("Microsoft Corporation", "A02", ["microsoft.com"]))
    #expect((offer.certificate?.kind, offer.certificate?.length) == (.x509, 2066))
    let request = try NewLicenseRequest.sample("MS-RDPELE 4.2")
    #expect((request.userName, request.machineName) == ("Administrator", "RODENT"))
    #expect((request.preMasterSecret.type.rawValue, request.preMasterSecret.length) == (2, 264))
    let challenge = try PlatformChallenge.sample("MS-RDPELE 4.4")
    #expect((challenge.challenge.type.rawValue, challenge.challenge.length) == (0xF750, 10))
    let response = try PlatformChallengeResponse.sample("MS-RDPELE 4.5")
    #expect((response.response.length, response.hardwareID.length) == (18, 20))
  }

  @Test func findsEachMessageByItsType() throws {
    for dump in DumpSample.licensing {
      let pdu = try dump.sample.bytes.withReader { reader throws(ParseError) in try LicensingPDU(parsing: &reader) }
      #expect(dump.sample.name.hasPrefix(type(of: pdu.message).name + ":"))
    }
  }

  @Test func refusesEncryptedMessage() {
    #expect(throws: ParseError.self) {
      try LicenseError.read("88 02 00 00 ff 03 10 00 07 00 00 00 02 00 00 00 04 00 00 00")
    }
  }
}
