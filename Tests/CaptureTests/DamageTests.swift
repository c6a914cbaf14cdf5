import Bytes
import Testing

@testable import Capture

/// Files that are cut, lie about a length, or are something else.
@Suite struct DamageTests {
  static let pcap = (1...12).reduce(Sample.pcapHeader()) { $0 + Sample.pcapRecord(seconds: UInt32($1)) }

  /// Where each record of `pcap` ends.
  static let pcapEnds = (0...12).map { 24 + 19 * $0 }

  @Test(arguments: 0...200) func cutPcapGivesAllWholePacketsAndANote(length: Int) throws {
    let bytes = Array(Self.pcap[..<length])
    guard length >= 24 else {
      let error = try #require(try captureError(bytes))
      #expect(length < 4 || error.offset == length)
      return
    }
    let reading = try Reading(bytes)
    let whole = Self.pcapEnds.filter { $0 <= length }
    #expect(reading.packets.count == whole.count - 1)
    let isCut = whole.last != length
    #expect(reading.summary.notes.count == (isCut ? 1 : 0))
    if isCut, let offset = whole.last { #expect(reading.summary.notes[0].contains("at offset \(offset):")) }
    #expect(reading.summary.damage == nil)
  }

  static let pcapng = (1...6).reduce(Sample.section() + Sample.interface()) { $0 + Sample.packet(ticks: UInt64($1)) }
  static let pcapngEnds = [28, 48] + (1...6).map { 48 + 36 * $0 }

  @Test(arguments: 0...200) func cutPcapngGivesAllWholePacketsAndANote(length: Int) throws {
    let bytes = Array(Self.pcapng[..<length])
    guard length >= 28 else {
      let error = try #require(try captureError(bytes))
      #expect(length < 4 || error.offset == length)
      return
    }
    let reading = try Reading(bytes)
    let whole = Self.pcapngEnds.filter { $0 <= length }
    #expect(reading.packets.count == max(0, whole.count - 2))
    let isCut = whole.last != length
    #expect(reading.summary.notes.count == (isCut ? 1 : 0))
    if isCut, let offset = whole.last { #expect(reading.summary.notes[0].contains("at offset \(offset):")) }
  }

  @Test(arguments: [0, 3, 12, 0xffff_ffff, 0x0100_0001, 28, 40] as [UInt32])
  func lyingBlockLengthStopsBehindThePacketsBefore(length: UInt32) throws {
    let body = [UInt8](repeating: 0, count: 24)
    let reading = try Reading(
      Sample.section() + Sample.interface() + Sample.packet() + Sample.packet()
        + Sample.block(6, body, length: length, trailer: 36) + Sample.packet())
    #expect(reading.packets.map(\.packet.number) == [1, 2])
    #expect(reading.summary.damage?.offset == 120)
    #expect(reading.summary.notes.count == 1)
    #expect(
      reading.summary.notes.first?.hasPrefix("Reading stopped at offset 120, before the end of the file: ") == true)
  }

  @Test func namesWhatIsWrongWithABlock() throws {
    let start = Sample.section() + Sample.interface()
    func reason(_ block: [UInt8]) throws -> String? { try Reading(start + block).summary.damage?.reason }
    #expect(
      try reason(Sample.block(6, [], length: 3, trailer: 12))
        == "block total length at 52: expected 12 bytes to 16 MiB, got 0x4")
    #expect(
      try reason(Sample.packet(interface: 7))
        == "interface at 60: expected one of the 1 interfaces of the section, got 0x7")
    #expect(try reason(Sample.packet(captured: 100)) == "packet at 76: expected 100 bytes, got 4")
    #expect(
      try reason(Sample.block(0x77, [1, 2, 3, 4], trailer: 99))
        == "block total length behind the block at 60: expected the length before the block, got 0x64")
  }

  @Test func aSimplePacketWithoutInterfaceStops() throws {
    let reading = try Reading(Sample.section() + Sample.simplePacket(original: 2, data: [1, 2]))
    #expect(reading.packets.isEmpty)
    #expect(reading.summary.damage?.offset == 28)
  }

  @Test func everyByteOfAPcapngMayBeWrong() throws {
    let names = Sample.block(4, Sample.option(1, [10, 0, 0, 1] + Array("a\0".utf8)))
    let statistics = Sample.block(5, [UInt8](repeating: 0, count: 12) + Sample.option(5, bytes(UInt64(3), .little)))
    let secrets = Sample.block(10, bytes(UInt32(1), .little) + bytes(UInt32(4), .little) + [1, 2, 3, 4])
    let file =
      Sample.section() + Sample.interface(options: Sample.option(9, [6])) + names + statistics + secrets
      + Sample.packet() + Sample.simplePacket(original: 3, data: [1, 2, 3]) + Sample.packet()
    for index in file.indices {
      for value in [0x00, 0x01, 0x7f, 0x80, 0xff] as [UInt8] {
        var damaged = file
        damaged[index] = value
        guard let reading = try? Reading(damaged, bufferBytes: 64) else { continue }
        #expect(reading.packets.count <= 3)
      }
    }
  }

  @Test(
    arguments: [
      ([], "is empty", "Nothing was captured, or nothing written yet."),
      (Array("hello, this is a text file\n".utf8), "is no pcap or pcapng file", "rdpwhy reads pcap and pcapng files"),
      ([0x1f, 0x8b, 8, 0, 0, 0, 0, 0], "is compressed with gzip", "Pass it through zcat: zcat /"),
      ([0x28, 0xb5, 0x2f, 0xfd, 0, 0], "is compressed with zstd", "Pass it through zstdcat: zstdcat /"),
      ([0x04, 0x22, 0x4d, 0x18, 0, 0], "is compressed with lz4", "Pass it through lz4cat: lz4cat /"),
      (Array("GMBU\0\0".utf8), "is a capture of Microsoft Network Monitor", "Convert it with a tool of Wireshark"),
      ([0xd4, 0xc3, 0xb2, 0xa1, 2, 0], "ends in its header: expected 24 bytes, got 6", "The capture was cut"),
    ] as [([UInt8], String, String)])
  func refusesWhatIsNoCaptureAndSaysWhatToDo(bytes: [UInt8], reason: String, advice: String) throws {
    let error = try #require(try captureError(bytes))
    #expect(error.reason == reason)
    #expect(error.advice?.hasPrefix(advice) == true)
  }

  @Test func refusesAMissingFileAndADirectory() throws {
    let missing = #expect(throws: CaptureError.self) { _ = try CaptureReader(path: "/no/such/file.pcap") }
    #expect(missing?.reason == "no such file or directory")
    #expect(missing?.advice == "Check the spelling of the path.")
    let directory = #expect(throws: CaptureError.self) { _ = try CaptureReader(path: "/tmp") }
    #expect(directory?.reason == "is a directory")
  }
}
