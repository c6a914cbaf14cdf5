import Bytes
import Dissectors
import Testing

struct MCSDomainPDUTests {
  @Test(arguments: [
    ("20 00", 0, "rn-domain-disconnected"), ("20 80", 1, "rn-provider-initiated"), ("21 00", 2, "rn-token-purged"),
    ("21 80", 3, "rn-user-requested"), ("22 00", 4, "rn-channel-purged"),
  ])
  func readsReasonAcrossTwoBytes(_ dump: String, _ reason: UInt8, _ name: String) throws {
    let pdu = try MCSDomainPDU.read(dump)
    #expect(pdu.choice == .disconnectProviderUltimatum)
    #expect(pdu.reason == reason)
    #expect(pdu.meaning("t124.reason") == name)
  }

  @Test func readsAttachedUser() throws {
    let confirm = try MCSAttachUserConfirm.sample("MS-RDPBCGR 4.1.7")
    #expect(confirm.result == .successful)
    #expect(confirm.initiator == 1007)
  }

  @Test func readsRefusedUser() throws {
    let confirm = try MCSAttachUserConfirm.sample("refusal")
    #expect(confirm.result == .tooManyChannels)
    #expect(confirm.initiator == nil)
  }

  @Test func readsJoinedChannel() throws {
    let confirm = try MCSChannelJoinConfirm.sample("MS-RDPBCGR 4.1.8.1.2")
    #expect(confirm.result == .successful)
    #expect(confirm.requested == 1007)
    #expect(confirm.channelID == 1007)
  }

  @Test func readsRefusedChannel() throws {
    let confirm = try MCSChannelJoinConfirm.sample("refusal")
    #expect(confirm.result.name == "rt-no-such-channel")
    #expect(confirm.channelID == nil)
  }

  @Test func leavesSentData() throws {
    let bytes = Dump("64 00 06 03 eb 70 81 98 40 00").bytes
    try bytes.withReader { reader throws(ParseError) in
      guard case .sendData(let data) = try MCSDomainPDU(parsing: &reader).content else {
        return #expect(Bool(false), "not send data")
      }
      #expect(!data.isIndication)
      #expect(data.initiator == 1007)
      #expect(data.channelID == 1003)
      #expect(data.dataPriority == 1)
      #expect(data.isBegin && data.isEnd)
      #expect(data.dataLength == 408)
      #expect(reader.readRest() == [0x40, 0x00])
    }
  }

  @Test(
    arguments: [
      ("4.1.11, indication", 1003, 1, 28), ("4.3.1, a length of two bytes", 1003, 1, 636),
      ("4.4, a virtual channel", 1005, 3, 28),
    ] as [(String, UInt16, UInt8, Int)])
  func readsWhatServerSends(section: String, channel: UInt16, priority: UInt8, length: Int) throws {
    let data = try MCSSendData.sample("MS-RDPBCGR \(section)")
    #expect(data.isIndication)
    #expect(data.initiator == 1002)
    #expect((data.channelID, data.dataPriority, data.dataLength) == (channel, priority, length))
    #expect(data.isBegin && data.isEnd)
  }

  @Test func readsEndOfSpecification() throws {
    #expect(try MCSDisconnectProviderUltimatum.sample("MS-RDPBCGR 4.2.3").reason.name == "rn-user-requested")
  }

  @Test func keepsUnknownChoice() throws {
    let pdu = try MCSDomainPDU.sample("a token PDU")
    #expect(pdu.choice.rawValue == 39)
    #expect(pdu.content == .other)
    #expect(pdu.fields == [Field("t124.DomainMCSPDU", .unsigned(39))])
  }

  @Test func refusesDataInPieces() {
    #expect(
      throws: ParseError(
        field: "user data length", position: 6, problem: .invalid(expected: "a length below 16384", found: 0xC1))
    ) { try MCSSendData.read("64 00 06 03 eb 70 c1 00") }
  }
}
