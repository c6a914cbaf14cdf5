import Bytes
import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer
@testable import Crypto

/// Whoever holds the keys can say inside TLS what peers really say, in any order, and end it at any time: every attempt gets its verdict.
@Suite struct SecretStoriesTests {
  /// What was said inside TLS in the fixtures, record by record.
  private static let sayings: [(side: Analyzer.Side, content: [UInt8])] = KeyedCapture.all.flatMap { capture in
    OpenedRecords.read(capture).filter { $0.content.count <= 4_096 }
  }

  @Test func thereIsMuchToSay() {
    #expect(Self.sayings.count > 500)
    #expect(Set(Self.sayings.map(\.content)).count > 100)
  }

  @Test(arguments: 0..<40)
  func anyOrderIsJudged(_ seed: UInt64) throws {
    var noise = Noise(seed: seed)
    for _ in 0..<20 {
      var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
      talk.negotiate(0x1F, selecting: [1, 2, 4, 8, 0x10][noise.below(5)])
      var session = try NullCipherSession(&talk)
      for _ in 0..<(1 + noise.below(30)) { happen(&talk, &session, &noise) }
      var recording = talk.recording
      if noise.below(3) == 0 { shuffle(&recording, &noise) }
      let reports = recording.attempts(options: AnalysisOptions(secrets: session.secrets))
      #expect(!reports.isEmpty)
      for event in reports.flatMap(\.connections).flatMap(\.events) { _ = event.fields }
    }
  }

  private func happen(_ talk: inout Conversation, _ session: inout NullCipherSession, _ noise: inout Noise) {
    switch noise.below(24) {
    case 0: talk.client([.fin, .rst, .ack, .syn][noise.below(4)])
    case 1: talk.server([.fin, .rst, .ack, .keepAlive][noise.below(4)])
    case 2: talk.wait(seconds: Double([1, 6, 31, 130, 700][noise.below(5)]))
    default:
      let saying = Self.sayings[noise.below(Self.sayings.count)]
      let side = noise.below(12) == 0 ? saying.side.other : saying.side
      session.say(&talk, from: side, saying.content)
    }
  }

  /// Packets behind the handshake change places, or their times.
  private func shuffle(_ recording: inout Recording, _ noise: inout Noise) {
    let behind = recording.frames.count - 10
    guard behind > 1 else { return }
    for _ in 0..<(1 + noise.below(4)) {
      let (one, other) = (10 + noise.below(behind), 10 + noise.below(behind))
      recording.frames.swapAt(one, other)
      if noise.below(2) == 0 { recording.frames[one].time = recording.frames[other].time }
    }
  }
}

/// The application data of a capture that holds its keys.
private enum OpenedRecords {
  static func read(_ capture: KeyedCapture) -> [(side: Analyzer.Side, content: [UInt8])] {
    var secrets = TLSSecrets()
    secrets.add(keyLog: Array(capture.lines.joined(separator: "\n").utf8))
    var sink = Flows(table: FlowTable(ports: []))
    guard let reader = try? CaptureReader(path: capture.fixture.capture) else { return [] }
    _ = reader.read(into: &sink)
    sink.table.finish()
    return sink.table.flows.flatMap { read($0, secrets) }
  }

  private static func read(_ flow: Flow, _ secrets: TLSSecrets) -> [(side: Analyzer.Side, content: [UInt8])] {
    var decryptor = TLSDecryptor(secrets: secrets)
    let records = [Cursor(.client, flow.fromClient.stream), Cursor(.server, flow.fromServer.stream)].flatMap(records)
    return records.sorted { $0.frame < $1.frame }.compactMap { record in
      record.bytes.withReader { reader in
        guard let header = try? TLSRecordHeader(parsing: &reader),
          let plaintext = try? decryptor.open(header, &reader, from: record.side == .client ? .client : .server),
          plaintext.contentType == .applicationData, !plaintext.bytes.isEmpty
        else { return nil }
        return (record.side, plaintext.bytes)
      }
    }
  }

  private static func records(_ cursor: Cursor) -> [(side: Analyzer.Side, frame: Int, bytes: [UInt8])] {
    var records: [(side: Analyzer.Side, frame: Int, bytes: [UInt8])] = []
    while case let next = cursor.next, next.unit.length > 0 {
      if case .tlsRecord(let header) = next.unit {
        let bytes = cursor.stream.bytes[cursor.offset..<(cursor.offset + header.recordLength)]
        records.append((cursor.side, next.frame, Array(bytes)))
      }
      cursor.advance(by: next.unit.length)
    }
    return records
  }

  private struct Flows: PacketSink, ~Copyable {
    var table: FlowTable

    mutating func receive(_ packet: Packet, bytes: RawSpan) {
      guard let headers = FrameHeaders(bytes, linkType: LinkType(rawValue: packet.linkType)) else { return }
      if headers.transport == .tcp { table.receiveSegment(packet, headers, frame: bytes) }
    }
  }
}
