import Bytes
import Dissectors
import Foundation
import Testing
import TsharkOracle

/// Captures that lie beside the checkout, never in it.
private enum SharedCaptures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "../shared/captures").standardizedFileURL

  static var arePresent: Bool { FileManager.default.fileExists(atPath: file("oisf-RDP-003.pcap")) }

  static func file(_ name: String) -> String { folder.appending(path: name).path() }
}

/// Real conversations under standard RDP security, whose owners say what they hold.
@Suite(
  .enabled(if: Tshark.isInstalled, "needs tshark"),
  .enabled(if: SharedCaptures.arePresent, "shared/captures is not beside the checkout"))
struct PublicCaptureTests {
  @Test func readsClientWithUnknownKeyboard() throws {
    let messages = try Self.messages(in: "zeek-rdp-unknown-keyboard.pcap")
    let initial = try #require(messages.compactMap { $0.message as? MCSConnectInitial }.first)
    let core = try #require(initial.core)
    #expect(core.clientName == "JOHN-PC-LAPTOP")
    #expect(core.keyboardLayout == 0x4041E)
    #expect(core.clientBuild == 9600)
    #expect(core.version.name == "RDP 5.0 to 8.1")
    #expect(core.desktopWidth == 1920)
    #expect(core.desktopHeight == 1080)
    #expect(core.options.highColorDepth == 16)
    #expect(initial.channels.map(\.name) == ["rdpdr", "rdpsnd", "cliprdr", "drdynvc"])
  }

  @Test func readsWholeBeginningOfOldSession() throws {
    let messages = try Self.messages(in: "oisf-RDP-003.pcap")
    let initial = try #require(messages.compactMap { $0.message as? MCSConnectInitial }.first)
    #expect(initial.core?.clientName == "ISD2-KM84178")
    #expect(initial.core?.desktopHeight == 864)
    #expect(initial.core?.version.name == "RDP 5.0 to 8.1")
    #expect(initial.channels.map(\.name) == ["rdpdr", "cliprdr", "rdpsnd"])
    let response = try #require(messages.compactMap { $0.message as? MCSConnectResponse }.first)
    #expect(response.conference?.security?.encryptionMethod.names == "56BIT")
    #expect(response.conference?.security?.certificate?.kind == .proprietary)
    #expect(response.conference?.network?.channelIDs == [1004, 1005, 1006])
    #expect(messages.filter { $0.message is MCSChannelJoinConfirm }.count == 5)
    #expect(messages.contains { ($0.message as? SecurityExchange)?.length == 72 })
    #expect(messages.contains { ($0.message as? LicenseError)?.isSuccess == true })
    #expect(messages.filter { $0.message is EncryptedPDU }.count > 5)
  }

  @Test(arguments: ["zeek-rdp-unknown-keyboard.pcap", "oisf-RDP-003.pcap"])
  func agreesWithTshark(_ name: String) throws {
    // Wireshark 4.0 takes the license error for another message: it expects a signature where the header says there is none.
    let known = try Self.messages(in: name).filter { !($0.message is EncryptedPDU) && !($0.message is LicenseError) }
    let ours = Dictionary(grouping: known, by: \.frame).mapValues { $0.flatMap(\.message.fields) }
      .mapValues { $0.filter { !Self.ownNames.contains($0.name) } }
    let names = Set(ours.values.joined().map(\.name)).sorted()
    let theirs = try Tshark.fields(of: SharedCaptures.file(name), names: names)
    #expect(!ours.isEmpty)
    #expect(Tshark.differences(ours: ours, tshark: theirs) == [])
  }

  /// Names of values that Wireshark 4.0 has no field for.
  static let ownNames: Set<String> = [
    "rdp.serverCertificate.version", "rdp.imeFileName.text",
    "rdp.desktop.physicalWidth", "rdp.desktop.physicalHeight", "rdp.desktop.orientation", "rdp.desktop.scaleFactor",
    "rdp.device.scaleFactor", "rdp.client.sessionId.number", "rdp.dynamicDSTTimeZoneKeyName",
    "rdp.dynamicDaylightTimeDisabled", "rdp.errorInfo", "rdp.statusCode", "rdp.infoType",
  ]

  /// The first forty MCS units that lie whole in a packet, and what their data holds.
  private static func messages(in name: String) throws -> [(frame: Int, message: any WireMessage)] {
    let packets = try Tshark.fields(of: SharedCaptures.file(name), names: ["tcp.payload"])
    return packets.sorted { $0.key < $1.key }.prefix(40).flatMap { frame, fields in
      let payload = Dump(hexadecimal: fields["tcp.payload"]?.first ?? "")
      return ((try? payload.bytes.withReader { reader in try units(&reader) }) ?? []).map { (frame, $0) }
    }
  }

  private static func units(_ reader: inout ByteReader) throws -> [any WireMessage] {
    var messages: [any WireMessage] = []
    while !reader.isAtEnd {
      var unit = try reader.slice(Int(try TPKTHeader(parsing: &reader).bodyLength), "unit")
      guard case .data = try X224TPDU(parsing: &unit) else { continue }
      switch unit.peekUInt16BE() {
      case 0x7F65: messages.append(try MCSConnectInitial(parsing: &unit))
      case 0x7F66: messages.append(try MCSConnectResponse(parsing: &unit))
      default:
        let pdu = try MCSDomainPDU(parsing: &unit)
        messages.append(pdu.content.message ?? pdu)
        if case .sendData = pdu.content { messages.append(try SlowPathPDU(parsing: &unit).message) }
      }
    }
    return messages
  }
}

extension Dump {
  /// Bytes written as digits without spaces, as tshark does.
  fileprivate init(hexadecimal: String) {
    var text = ""
    for (index, digit) in hexadecimal.enumerated() { text += index % 2 == 0 ? " \(digit)" : "\(digit)" }
    self.init(text)
  }
}
