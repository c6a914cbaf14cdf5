import Bytes
import Dissectors
import Foundation
import Testing
import TsharkOracle

/// Every value that a sample of MCS or RDP prints is the one tshark prints under the same name.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct SampleAgreementTests {
  @Test func agreesOnMCS() throws {
    // tshark 4.0 stops at a user channel below a successful result, and shows nothing of a refusal without settings.
    let units = DumpSample.mcs.map(\.sample).filter { sample in
      [MCSConnectInitial.name, MCSConnectResponse.name, "MCS Channel", "MCS Attach", "MCS Disconnect"]
        .contains { sample.name.hasPrefix($0) }
    }
    for unit in units { try expectAgreement(on: [[unit]]) }
  }

  /// The settings and the end of licensing come first in each connection: without them tshark knows no channel and no share.
  @Test(arguments: [
    ClientInfo.name, LicenseError.name, DemandActive.name, ConfirmActive.name, Synchronize.name, Control.name,
    FontMap.name, SetErrorInfo.name, ShutdownRequest.name, ShutdownDenied.name,
  ])
  func agreesOnData(_ name: String) throws {
    let samples = (DumpSample.mcs + DumpSample.rdp).map(\.sample)
    let initial = try #require(samples.first { $0.name.hasPrefix(MCSConnectInitial.name) })
    let response = try #require(samples.first { $0.name.hasSuffix("TLS, skips channel joins") })
    let license = try #require(samples.first { $0.name.hasPrefix(LicenseError.name) })
    let sample = try #require(samples.first { $0.name.hasPrefix(name) })
    let isEarly = name == ClientInfo.name || name == LicenseError.name
    try expectAgreement(on: [[initial, response] + (isEarly ? [] : [license]), [sample]])
  }

  /// tshark 4.0 steps over the capability sets without showing them, and takes their first bytes for the session.
  private static let misread: Set<String> = ["rdp.capabilitySetType", "rdp.lengthCapability", "rdp.sessionId"]

  /// Puts each list of samples into a packet of one connection.
  private func expectAgreement(on packets: [[Sample]]) throws {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString + ".pcap")
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.connection(packets.map { $0.flatMap(Self.framed) }).write(to: file)
    let messages = try packets.map { packet in
      try packet.flatMap { sample in
        try sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }.fields
      }
    }
    let ours = Dictionary(uniqueKeysWithValues: messages.enumerated().map { ($0.offset + 1, $0.element) })
      .mapValues { $0.filter { !PublicCaptureTests.ownNames.union(Self.misread).contains($0.name) } }
    let names = Set(ours.values.joined().map(\.name)).sorted()
    let theirs = try Tshark.fields(of: file.path(), names: names, decodeAs: ["tcp.port==3389,tpkt"])
    #expect(!ours.isEmpty)
    #expect(Tshark.differences(ours: ours, tshark: theirs) == [])
  }

  /// One connection where `SyntheticCapture` makes one of each payload: the same port, and sequence numbers that go on.
  private static func connection(_ payloads: [[UInt8]]) -> Data {
    var capture = SyntheticCapture.bytes(of: payloads)
    var tcp = 24 + 16 + 14 + 20
    var sequence = 1
    for payload in payloads {
      capture.replaceSubrange(tcp..<(tcp + 2), with: [0xC0, 0x00])
      capture.replaceSubrange((tcp + 6)..<(tcp + 8), with: [UInt8(sequence >> 8), UInt8(sequence & 0xFF)])
      sequence += payload.count
      tcp += 20 + payload.count + 16 + 14 + 20
    }
    return capture
  }

  /// TPKT and X.224, and for what is no MCS a Send Data Request on the I/O channel.
  private static func framed(_ sample: Sample) -> [UInt8] {
    let length = sample.bytes.count
    let send = [0x64, 0x00, 0x06, 0x03, 0xEB, 0x70, 0x80 | UInt8(length >> 8), UInt8(length & 0xFF)]
    let unit = (sample.name.hasPrefix("MCS") ? [] : send) + sample.bytes
    let total = unit.count + 7
    return [3, 0, UInt8(total >> 8), UInt8(total & 0xFF), 2, 0xF0, 0x80] + unit
  }
}
