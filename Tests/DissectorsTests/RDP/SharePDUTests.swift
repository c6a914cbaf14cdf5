import Bytes
import Dissectors
import Testing

struct SharePDUTests {
  @Test func findsEachPDUByItsTypes() throws {
    for dump in DumpSample.share {
      let pdu = try dump.sample.bytes.withReader { reader throws(ParseError) in try SharePDU(parsing: &reader) }
      #expect(dump.sample.name.hasPrefix(type(of: pdu.message).name + ":"))
    }
  }

  @Test func readsServerCapabilities() throws {
    let demand = try DemandActive.sample("MS-RDPBCGR 4.1.12")
    #expect(demand.sourceDescriptor == "RDP")
    #expect(demand.shareID == 0x103EA)
    #expect(demand.capabilitySets.count == 13)
    #expect(demand.capabilitySets.first?.type.name == "SHARE")
    #expect(demand.capabilitySets.last?.type.name == "WINDOW")
    #expect(demand.sessionID == 0)
  }

  @Test func readsClientCapabilities() throws {
    let confirm = try ConfirmActive.sample("MS-RDPBCGR 4.1.13")
    #expect(confirm.sourceDescriptor == "MSTSC")
    #expect(confirm.originatorID == 1002)
    #expect(confirm.capabilitySets.count == 18)
    #expect(confirm.capabilitySets.prefix(3).map(\.type.name) == ["GENERAL", "BITMAP", "ORDER"])
    #expect(confirm.capabilitySets.last?.type.name == "DRAWGDIPLUS")
  }

  /// Windows leaves the length of the whole PDU where that of the data belongs, and forgets to set some fields.
  @Test func readsWhatWindowsLeavesUnset() throws {
    let synchronize = try Synchronize.sample("MS-RDPBCGR 4.1.19")
    #expect(synchronize.header.uncompressedLength == 22)
    #expect(synchronize.targetUser == 0x4463)
    let denied = try ShutdownDenied.sample("MS-RDPBCGR 4.2.2")
    #expect(denied.header.shareID == 0x203EA)
    #expect(denied.header.control.pduSource == 1002)
  }

  @Test func readsShortDeactivateAll() throws {
    let deactivate = try DeactivateAll.sample("as Windows XP sends it")
    #expect(deactivate.header.pduSource == nil)
    #expect(deactivate.shareID == nil)
  }

  @Test func readsWhoControls() throws {
    let control = try Control.sample("MS-RDPBCGR 4.1.21, granted")
    #expect(control.action == .grantedControl)
    #expect(control.grantID == 1007)
    #expect(control.controlID == 1002)
  }

  @Test func readsErrorInfo() throws {
    let info = try SetErrorInfo.sample("logon timeout")
    #expect(info.errorInfo == .logonTimeout)
    #expect(info.meaning("rdp.errorInfo") == "ERRINFO_LOGON_TIMEOUT")
  }

  @Test(arguments: ["logon, first version", "MS-RDPBCGR 4.3.1, header replaced"])
  func readsLogon(_ name: String) throws {
    #expect(try SaveSessionInfo.sample(name).info == .logon(domain: "NTDEV", userName: "eltons", sessionID: 2))
  }

  @Test func readsLogonOfSomebody() throws {
    let notice = try SaveSessionInfo.sample("MS-RDPBCGR 4.3.2, header replaced")
    #expect(notice.infoType == .plainNotify)
    #expect(notice.info == .notify)
  }

  @Test func readsRefusedLogon() throws {
    guard
      case .extended(let cookieLength, let error) = try SaveSessionInfo.sample("MS-RDPBCGR 4.3.3, header replaced").info
    else {
      return #expect(Bool(false), "no extended logon info")
    }
    #expect(cookieLength == 28)
    #expect(error?.type == .noPermission)
    #expect(error?.data.name == "LOGON_FAILED_OTHER")
  }

  @Test func readsRedirection() throws {
    let redirection = try ServerRedirection.sample("everything")
    #expect(redirection.sessionID == 5)
    #expect(redirection.targetAddress == "10.0.0.5")
    #expect(redirection.userName == "alice")
    #expect(redirection.domain == "CORP")
    #expect(redirection.passwordLength == 14)
    #expect(redirection.targetFQDN == "rd5.corp")
    #expect(redirection.targetNetBIOSName == "RD5")
    #expect(redirection.targetCertificateLength == 12)
    #expect(redirection.targetAddresses == ["192.168.0.5"])
    #expect(try ServerRedirection.sample("nothing but the session").flags == .noRedirect)
  }

  @Test func doesNotReadCompressedData() throws {
    let pdu = try Dump("16 00 17 00 ea 03 ea 03 01 00 00 01 16 00 2f 21 16 00 04 00 00 00").bytes.withReader {
      reader throws(ParseError) in try SharePDU(parsing: &reader)
    }
    guard case .otherData(let data) = pdu else { return #expect(Bool(false), "\(pdu)") }
    #expect(data.header.isCompressed)
    #expect(data.header.type == .setErrorInfo)
  }

  @Test func refusesLengthShorterThanHeader() {
    #expect(
      throws: ParseError(
        field: "totalLength", position: 0, problem: .invalid(expected: "4, or 6 to 32767", found: 5))
    ) { try OtherSharePDU.read("05 00 1b 00 ea 03") }
  }

  @Test func readsFastPath() throws {
    let output = try FastPathOutput.sample("pointer and bitmap")
    #expect(output.updates.map(\.code.name) == ["PTR_NULL", "BITMAP"])
    #expect(output.updates.map(\.isCompressed) == [false, true])
    #expect(try FastPathOutput.sample("encrypted").updates.isEmpty)
    #expect(try FastPathInput.sample("one key").header.eventCount == 1)
  }
}
