import Capture
import Conversation
import Dissectors
import Foundation
import Testing
import TsharkOracle

@testable import Analyzer

/// Stream numbers are Wireshark's, so that a report's filter shows the connection it speaks of.
@Suite(.enabled(if: Tshark.isInstalled, "needs tshark"))
struct StreamNumbersTests {
  /// All in one file, where endpoints come again as they do in long captures.
  @Test func areThoseOfFixtures() throws {
    try expectAgreement(combining: Fixture.everything.map(\.capture))
  }

  /// Without the captures of tunnels: Wireshark numbers the connections inside them too, and they are not looked into here.
  @Test(.enabled(if: SharedCaptures.arePresent, "needs ../shared/captures"))
  func areThoseOfSharedCaptures() throws {
    let captures = SharedCaptures.files().filter { !$0.hasPrefix("formats/encap/") }
    try expectAgreement(combining: captures.map(SharedCaptures.path))
  }

  @Test func areThoseOfConversationsThatInterleave() throws {
    let talks = (0..<40).map { index in
      var talk = Conversation(
        client: Address("192.0.2.\(index % 5)"), server: index % 2 == 0 ? "198.51.100.20" : "198.51.100.21",
        port: index % 3 == 0 ? 443 : 3389, from: UInt16(50_000 + index), at: Conversation.start + Int64(index) * 700_000
      )
      talk.windowsSession(seconds: 1)
      return talk
    }
    try expectAgreement(merged(talks))
  }

  @Test func areThoseOfReusedEndpoints() throws {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    var talks: [Conversation] = []
    for _ in 0..<4 {
      talk.negotiate()
      talk.windowsClose()
      talks.append(talk)
      talk = talk.reconnection(after: 3, from: talk[.client].port)
    }
    try expectAgreement(merged(talks))
  }

  @Test(arguments: [0, 1, 2, 4])
  func areThoseOfACaptureThatBeganLate(_ missing: Int) throws {
    try expectAgreement(WindowsStories.wrongPasswordThenRight.droppingFirst(missing))
  }

  /// A refused SYN is sent again with the same number, and stays one conversation.
  @Test func areThoseOfASYNThatIsRepeatedAfterItsRefusal() throws {
    try expectAgreement(WindowsStories.closedPort)
    try expectAgreement(WindowsStories.closedPort.droppingFirst(1))
  }

  /// The eight bytes of TCP that a router quotes are too few for Wireshark to make a conversation of.
  @Test func areThoseAfterAnErrorAboutAPacketThatIsMissing() throws {
    var refused = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    refused.client(.syn)
    refused.icmp(from: "192.0.2.1", type: 3, code: 1)
    var next = refused.reconnection(after: 1)
    next.negotiate()
    try expectAgreement(Recording(refused, next).droppingFirst(1))
  }

  @Test(arguments: [Speaker.client, .server])
  func areThoseOfOneDirection(_ side: Speaker) throws {
    try expectAgreement(WindowsStories.wrongPasswordThenRight.only(from: side))
    try expectAgreement(WindowsStories.healthCheck.only(from: side))
  }

  /// Flags, numbers and endpoints drawn from so few that everything that can collide does.
  @Test(arguments: 0..<3)
  func areThoseOfSegmentsAtRandom(_ seed: UInt64) throws {
    var noise = Noise(seed: seed)
    let kinds: [TCPFlags] = [.syn, .syn, [.syn, .ack], .ack, .ack, [.fin, .ack], .rst, [.rst, .ack], [.psh, .ack]]
    let segments = (0..<4_000).map { index in
      let flags = noise.pick(kinds)
      return RawSegment(
        from: noise.pick([.client, .client, .server]), flags: flags, sequence: noise.pick([100, 101, 200]),
        acknowledgment: flags.contains(.ack) ? noise.pick([101, 201, 501]) : 0,
        payload: flags.contains(.psh) ? [1, 2, 3] : [], clientPort: UInt16(40_000 + index / 50 + noise.below(3)))
    }
    try expectAgreement(Recording(segments))
  }
}

// MARK: - Comparing

extension StreamNumbersTests {
  private func expectAgreement(_ recording: Recording) throws {
    try withTemporaryFile { file in
      try Data(recording.pcap(.raw)).write(to: file)
      try expectAgreement(file.path)
    }
  }

  private func expectAgreement(combining captures: [String]) throws {
    try withTemporaryFile { file in
      _ = try CombinedCapture.write(captures, to: file.path, apart: false)
      try expectAgreement(file.path)
    }
  }

  private func withTemporaryFile(_ body: (URL) throws -> Void) throws {
    let file = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file)
  }

  private func expectAgreement(_ path: String) throws {
    var sink = NumberSink()
    _ = try CaptureReader(path: path).read(into: &sink)
    try #require(!sink.numbers.isEmpty)
    let theirs = try Tshark.fields(of: path, names: ["tcp.stream"])
    let differences = sink.numbers.filter { theirs[$0.key]?["tcp.stream"]?.first != String($0.value) }
    let first = differences.keys.min() ?? 0
    #expect(
      differences.isEmpty,
      "frame \(first): ours \(differences[first] ?? 0), tshark \(theirs[first]?["tcp.stream"] ?? [])")
  }

  private func merged(_ talks: [Conversation]) -> Recording {
    Recording(talks.flatMap(\.recording.frames).sorted { $0.time < $1.time })
  }
}

/// Numbers the TCP packets of a capture.
private struct NumberSink: PacketSink, ~Copyable {
  var streams = StreamNumbers()
  var numbers: [Int: Int] = [:]

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)), headers.transport == .tcp
    else { return }
    numbers[packet.number] = streams.place(headers, streams.ends(of: headers), isCandidate: false)?.number
  }
}
