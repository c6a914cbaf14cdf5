import Bytes
import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer
@testable import Crypto

/// Whoever holds the keys can put any bytes inside TLS: they become events, or nothing.
@Suite struct InnerNoiseTests {
  /// How what RDP has inside TLS begins: TSRequests, PDUs with settings, channels, data and licensing, RDSTLS, RDSAAD, fast-path PDUs.
  private static let beginnings: [[UInt8]] = [
    [0x30, 0x05, 0xA0, 0x03, 0x02, 0x01, 0x06], [0x30, 0x80], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x30, 0x82, 0x01],
    [3, 0, 0, 7, 2, 0xF0, 0x80], [3, 0, 0, 4], [3, 0, 0xFF, 0xFF], [3, 0, 0, 12, 2, 0xF0, 0x80, 0x7F, 0x66, 0x00],
    [3, 0, 0, 25, 2, 0xF0, 0x80, 0x68, 0, 1, 3, 0xEB, 0x70, 0x0B, 0x80, 0, 0, 0],
    [3, 0, 0, 30, 2, 0xF0, 0x80, 0x64, 0, 1, 3, 0xEB, 0x70, 0x10, 0x10, 0, 0x17, 0, 1, 0],
    [3, 0, 0, 9, 2, 0xF0, 0x80, 0x21],
    [1, 0, 1, 0], [1, 0, 2, 0, 1, 0], [1, 0, 4, 0], Array("{\"ts_nonce\":".utf8), [0, 0, 0, 0], [0x00, 0x80, 0x02],
    [0x30, 0x02],
  ]

  @Test(arguments: 0..<60)
  func anyContentIsRead(_ seed: UInt64) throws {
    var noise = Noise(seed: seed)
    var reader = try reader()
    var offset = 0
    for frame in 10..<90 {
      let side: Analyzer.Side = noise.next() % 2 == 0 ? .client : .server
      var bytes = Self.beginnings[Int(noise.next() % UInt64(Self.beginnings.count))]
      for _ in 0..<(noise.next() % 40) { bytes.append(UInt8(truncatingIfNeeded: noise.next())) }
      let type: TLSContentType =
        noise.next() % 8 == 0 ? .init(rawValue: UInt8(truncatingIfNeeded: 20 + noise.next() % 5)) : .applicationData
      let range = offset..<(offset + bytes.count + 29)
      offset = range.upperBound
      reader.readOpened(
        TLSPlaintext(contentType: type, bytes: bytes, missingRecords: 0), at: try place(side, frame: frame, range))
    }
    let events = reader.timeline.events
    #expect(events.count <= Limits.eventsPerConnection)
    for event in events where event.isInsideTLS {
      #expect(event.range.lowerBound < event.range.upperBound && event.range.upperBound <= offset)
      #expect(event.fields.count < 2_000)
    }
    _ = Progress(reader.timeline)
  }

  /// A session whose content is nothing but the smallest PDUs ends at the bounds.
  @Test func manySmallPDUsAreCounted() throws {
    var reader = try reader()
    let pdu: [UInt8] = [3, 0, 0, 16, 2, 0xF0, 0x80, 0x68, 0, 1, 3, 0xEB, 0x70, 0x02, 0, 0]
    for frame in 10..<200 {
      let bytes = (0..<100).flatMap { _ in pdu }
      reader.readOpened(
        TLSPlaintext(contentType: .applicationData, bytes: bytes, missingRecords: 0),
        at: try place(.server, frame: frame, (frame * 100)..<(frame * 100 + 100)))
    }
    #expect(reader.timeline.events.count <= Limits.eventsPerConnection)
  }

  @Test func whatDidNotComeWholeIsTold() throws {
    var reader = try reader()
    let bytes: [UInt8] = [0x30, 0x05, 0xA0, 0x03, 0x02, 0x01, 0x06, 0x30, 0x20, 0xA0]
    reader.readOpened(
      TLSPlaintext(contentType: .applicationData, bytes: bytes, missingRecords: 0),
      at: try place(.client, frame: 10, 0..<39))
    reader.recordInnerEnd(of: .client)
    #expect(reader.timeline.events.map(\.name) == ["CredSSP TSRequest", "a message that did not come whole"])
  }

  private func reader() throws -> HandshakeReader {
    var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
    talk.negotiate()
    return HandshakeReader(flow: try #require(talk.recording.flows().first))
  }

  private func place(_ side: Analyzer.Side, frame: Int, _ range: Range<Int>) throws -> Place {
    var stream = ByteStream()
    [0].withReader { stream.append(&$0, frame: frame, time: Timestamp(nanoseconds: Int64(frame))) }
    return Place(side: side, origin: try #require(stream.origin(at: 0)), range: range)
  }
}
