import Bytes
import Testing

@testable import Capture

@Suite struct PcapngWriterTests {
  static let interfaces = [
    PcapngWriter.Interface(linkType: 1, snapLength: 262_144, name: "eth0"), .init(linkType: 101),
  ]

  static let packets = (1...300).map { index in
    Recorder.Record(
      packet: Packet(
        number: index, timestamp: Timestamp(nanoseconds: 1_700_000_000_123_456_789 + Int64(index)),
        interface: index % 2, linkType: index % 2 == 0 ? 1 : 101, originalLength: 2000 + index),
      bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: index * 5))
  }

  static func write(to path: String, dropped: Int = 0) throws {
    var writer = try PcapngWriter(path: path, interfaces: interfaces)
    for record in packets {
      record.bytes.withReader { writer.receive(record.packet, bytes: $0.remainingBytes) }
    }
    try writer.finish(dropped: dropped)
  }

  @Test func readsBackWhatWasWritten() throws {
    try withTemporaryFile { path in
      try Self.write(to: path, dropped: 7)
      let reading = try Reading(path: path)
      #expect(reading.packets == Self.packets)
      #expect(reading.summary.linkTypes == [1, 101])
      #expect(reading.summary.dropped == 7)
      #expect(reading.summary.notes.isEmpty)
    }
  }

  @Test(.enabled(if: SharedCaptures.capinfos != nil, "capinfos is not installed"))
  func capinfosReadsIt() throws {
    try withTemporaryFile { path in
      try Self.write(to: path)
      let capinfos = try #require(SharedCaptures.capinfos)
      let table = try #require(try output(of: capinfos, ["-T", "-r", "-m", "-c", "-a", "-e", "-S", path]))
      #expect(table == "\(path),300,1700000000.123456790,1700000000.123457089\n")
    }
  }

  @Test func refusesAPacketOfAnUndeclaredInterface() throws {
    try withTemporaryFile { path in
      var writer = try PcapngWriter(path: path, interfaces: [.init(linkType: 1)])
      Self.packets[0].bytes.withReader { writer.receive(Self.packets[0].packet, bytes: $0.remainingBytes) }
      #expect(writer.error?.reason == "interface 1 of packet 1 was not declared")
    }
  }

  @Test func aPathThatCannotBeWrittenIsAnError() {
    #expect(throws: CaptureError.self) { _ = try PcapngWriter(path: "/no/such/folder/x.pcapng", interfaces: []) }
  }
}
