import Bytes
import Dissectors
import Testing

struct MCSConnectTests {
  @Test func readsClientSettings() throws {
    let initial = try MCSConnectInitial.sample("MS-RDPBCGR 4.1.3")
    #expect(initial.length == 404)
    #expect(initial.isUpward)
    #expect(initial.targetParameters.maxChannelIDs == 34)
    #expect(initial.minimumParameters.maxMCSPDUSize == 1056)
    #expect(initial.maximumParameters.maxUserIDs == 64535)
    #expect(initial.conference.conferenceName == "1")
    #expect(initial.conference.key == "Duca")
    #expect(initial.core?.clientName == "ELTONS-DEV2")
    #expect(initial.channels.map(\.name) == ["rdpdr", "cliprdr", "rdpsnd"])
    #expect(initial.conference.security?.encryptionMethods.names == "40BIT | 128BIT | 56BIT | FIPS")
    #expect(initial.conference.cluster?.redirectionVersion == 4)
  }

  @Test func readsServerSettings() throws {
    let response = try MCSConnectResponse.sample("MS-RDPBCGR 4.1.4, keys replaced")
    #expect(response.result == .successful)
    #expect(response.domainParameters?.maxMCSPDUSize == 65528)
    #expect(response.conference?.nodeID == 31219)
    #expect(response.conference?.result == .success)
    #expect(response.conference?.network?.ioChannelID == 1003)
    #expect(response.conference?.network?.channelIDs == [1004, 1005, 1006, 1007])
    #expect(response.conference?.security?.encryptionLevel.name == "client compatible")
    #expect(response.conference?.security?.randomLength == 32)
    #expect(response.conference?.security?.certificate?.length == 184)
    #expect(response.conference?.security?.certificate?.kind == .proprietary)
  }

  @Test func readsServerUnderTLS() throws {
    let response = try MCSConnectResponse.sample("TLS, skips channel joins")
    #expect(response.conference?.core?.version.name == "RDP 10.12")
    #expect(response.conference?.core?.clientRequestedProtocols == [.ssl, .hybrid, .hybridEx])
    #expect(response.conference?.core?.earlyCapabilities?.contains(.skipChannelJoin) == true)
    #expect(response.conference?.security?.certificate == nil)
  }

  @Test func readsRefusalWithoutSettings() throws {
    let response = try MCSConnectResponse.sample("refusal")
    #expect(response.result == .unspecifiedFailure)
    #expect(response.conference == nil)
    #expect(response.meaning("t125.result") == "rt-unspecified-failure")
  }

  @Test func refusesSuccessWithoutSettings() {
    #expect(throws: ParseError.self) { try MCSConnectResponse.read("7f 66 03 0a 01 00") }
  }

  @Test func refusesOtherConnectPDU() {
    #expect(
      throws: ParseError(
        field: "mcs connect tag", position: 0, problem: .invalid(expected: "application tag 101", found: 0x7F66))
    ) { try MCSConnectInitial.read("7f 66 03 0a 01 00") }
  }

  @Test func refusesIndefiniteLength() {
    #expect(
      throws: ParseError(
        field: "mcs connect response", position: 2,
        problem: .invalid(expected: "a length of at most three bytes", found: 0x80))
    ) { try MCSConnectResponse.read("7f 66 80 0a 01 00 00 00") }
  }
}
