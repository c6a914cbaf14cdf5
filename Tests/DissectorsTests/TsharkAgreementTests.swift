import Bytes
import Dissectors
import Foundation
import Testing
import TsharkOracle

/// Every value that a message prints is the one tshark prints under the same name.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct TsharkAgreementTests {
  @Test func agreesOnSamplesOfX224() throws {
    // tshark 4.0 knows no routing token but those that start with "Cookie: ".
    let units = Sample.x224.filter {
      !$0.name.hasPrefix(TPKTHeader.name) && !$0.name.hasPrefix(X224UnknownTPDU.name) && !$0.name.hasSuffix("broker")
    }
    try expectAgreement(on: units, decodeAs: "tcp.port==3389,tpkt") { unit in
      [3, 0] + [UInt8((unit.count + 4) >> 8), UInt8((unit.count + 4) & 0xFF)] + unit
    }
  }

  @Test func agreesOnSamplesOfTLS() throws {
    // The layout of TLS 1.3 and the key exchange are read by tshark only after a ServerHello.
    let handshakes = Sample.tls.filter {
      !$0.name.contains("of TLS 1.3") && !$0.name.hasPrefix(ServerKeyExchange.name) && $0.bytes.count > 5
    }
    try expectAgreement(on: handshakes, decodeAs: "tcp.port==3389,tls", framing: Self.record)
  }

  @Test(arguments: [
    ("ECDHE, TLS 1.2", [0x03, 0x03], [0xC0, 0x30]),
    ("DHE, TLS 1.2", [0x03, 0x03], [0x00, 0x9E]),
    ("DHE, TLS 1.0", [0x03, 0x01], [0x00, 0x33]),
  ])
  func agreesOnKeyExchange(_ name: String, version: [UInt8], suite: [UInt8]) throws {
    let exchange = try #require(Sample.tls.first { $0.name == "\(ServerKeyExchange.name): \(name)" })
    let random = [UInt8](repeating: 7, count: 32)
    let serverHello = [2, 0, 0, 38] + version + random + [0] + suite + [0]
    let flight = Self.record(serverHello) + Self.record(exchange.bytes)
    let fields = try flight.withReader { reader in try MessageScan.tls(&reader) }
    try expectAgreement(on: [(flight, fields)], decodeAs: "tcp.port==3389,tls")
  }

  private static func record(_ message: [UInt8]) -> [UInt8] {
    [22, 3, 3] + [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
  }

  @Test(arguments: captures)
  func agreesOnCapture(_ capture: URL) throws {
    let plain = try Tshark.fields(of: capture.path(), names: ["tcp.payload"] + Self.negotiationNames)
    expectAgreement(MessageScan.messages(in: plain) { try MessageScan.x224(&$0) }, plain)

    let handshake = MessageScan.messages(in: plain) { try MessageScan.tls(&$0) }
    let names = Set(handshake.values.joined().map(\.name)).sorted()
    guard !names.isEmpty else { return }
    let theirs = try Tshark.fields(
      of: capture.path(), names: names, decodeAs: ["tcp.port==3389,tls"], usingSecrets: false)
    expectAgreement(handshake, theirs)
  }

  /// Every name that a unit of the negotiation prints.
  private static let negotiationNames: [String] = {
    let messages = Sample.x224.compactMap { sample in
      try? sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }
    }
    return Set(messages.flatMap(\.fields).map(\.name)).sorted()
  }()

  static let captures: [URL] = {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
    let folders = (try? FileManager.default.contentsOfDirectory(at: fixtures, includingPropertiesForKeys: nil)) ?? []
    return folders.map { $0.appending(path: "capture.pcapng") }
      .filter { FileManager.default.fileExists(atPath: $0.path()) }.sorted { $0.path() < $1.path() }
  }()

  private func expectAgreement(_ ours: [Int: [Field]], _ theirs: Tshark.Fields) {
    // tshark does not look twice into a retransmission, nor into what it takes for another protocol.
    let both = ours.filter { frame, fields in fields.contains { theirs[frame]?[$0.name] != nil } }
    #expect(Tshark.differences(ours: both, tshark: theirs) == [])
  }

  private func expectAgreement(
    on samples: [Sample], decodeAs: String, framing: ([UInt8]) -> [UInt8]
  ) throws {
    let payloads = try samples.map { sample in
      let message = try sample.bytes.withReader { reader throws(ParseError) in try sample.parse(&reader) }
      return (framing(sample.bytes), message.fields)
    }
    try expectAgreement(on: payloads, decodeAs: decodeAs)
  }

  /// Puts each payload into a connection of its own, so that none gives tshark a context for the next.
  private func expectAgreement(on payloads: [(bytes: [UInt8], fields: [Field])], decodeAs: String) throws {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString + ".pcap")
    defer { try? FileManager.default.removeItem(at: file) }
    try SyntheticCapture.bytes(of: payloads.map(\.bytes)).write(to: file)
    let ours = Dictionary(uniqueKeysWithValues: payloads.enumerated().map { ($0.offset + 1, $0.element.fields) })
    let names = Set(ours.values.joined().map(\.name)).sorted()
    let theirs = try Tshark.fields(of: file.path(), names: names, decodeAs: [decodeAs])
    #expect(!payloads.isEmpty)
    #expect(Tshark.differences(ours: ours, tshark: theirs) == [])
  }
}
