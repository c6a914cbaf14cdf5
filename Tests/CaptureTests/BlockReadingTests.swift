import Bytes
import Testing

@testable import Capture

/// A file read in blocks gives what it gives when it is read from beginning to end.
@Suite struct BlockReadingTests {
  private static let sizes = [40, 100, 257, 1000, 4096]

  @Test(arguments: ReadBufferTests.files.indices, sizes)
  func isTheSame(index: Int, blockBytes: Int) throws {
    let file = ReadBufferTests.files[index]
    let whole = try BlockRun.whole(file)
    #expect(!whole.packets.isEmpty)
    for ahead in 1...4 {
      let run = try BlockRun(file, blockBytes: blockBytes, ahead: ahead)
      expectSame(run.reading, whole)
    }
  }

  @Test(arguments: ReadBufferTests.files.indices, [120, 700])
  func isTheSameCutAnywhere(index: Int, blockBytes: Int) throws {
    let file = ReadBufferTests.files[index]
    for length in stride(from: 48, to: file.count, by: 41) {
      let cut = Array(file[..<length])
      let whole = try BlockRun.whole(cut)
      expectSame(try BlockRun(cut, blockBytes: blockBytes, ahead: 3).reading, whole)
    }
  }

  /// Without this all else could hold because every block is read again.
  @Test(arguments: [0, 1])
  func findsRecordsInTheMiddle(index: Int) throws {
    let run = try BlockRun(ReadBufferTests.files[index], blockBytes: 400, ahead: 2)
    #expect(run.begun.count > 3)
    let wrong = run.begun.dropLast().filter { !$0.isRight }.count
    #expect(wrong == 0, "of \(run.begun.count)")
  }

  @Test func isNotMisledByWhatLooksLikeRecords() throws {
    let imitation = (0..<12).flatMap { _ in Sample.pcapRecord(data: [UInt8](repeating: 9, count: 20)) }
    let file = (1...40).reduce(Sample.pcapHeader()) { file, index in
      file + Sample.pcapRecord(seconds: UInt32(index), data: [UInt8(index)] + imitation)
    }
    let run = try BlockRun(file, blockBytes: 600, ahead: 3)
    let isMisled = run.begun.contains { !$0.isRight }
    #expect(isMisled)
    let whole = try BlockRun.whole(file)
    expectSame(run.reading, whole)
  }

  @Test func recordsMayBeLongerThanABlock() throws {
    let file = (1...30).reduce(Sample.pcapHeader()) { file, index in
      let count = index % 5 == 0 ? 90_000 : 30
      return file + Sample.pcapRecord(seconds: UInt32(index), data: [UInt8](repeating: UInt8(index), count: count))
    }
    let whole = try BlockRun.whole(file)
    for blockBytes in [500, 40_000, 100_000] {
      expectSame(try BlockRun(file, blockBytes: blockBytes, ahead: 3).reading, whole)
    }
  }

  /// Damaged in all ways, with blocks of all sizes, sorted out at all times.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func isTheSameWhateverTheBytesSay(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var file = ReadBufferTests.files[dice.roll(ReadBufferTests.files.count)]
    for _ in 0..<dice.roll(4) {
      let place = 24 + dice.roll(file.count - 24)
      switch dice.roll(4) {
      case 0: file[place] ^= 1 << UInt8(dice.roll(8))
      case 1: file[place] = [0, 1, 6, 10, 0xff][dice.roll(5)]
      case 2: file.removeSubrange(place..<min(file.count, place + 1 + dice.roll(90)))
      default: file.insert(contentsOf: file[place..<min(file.count, place + 1 + dice.roll(300))], at: place)
      }
    }
    guard let whole = try? BlockRun.whole(file) else { return }
    let run = try BlockRun(file, blockBytes: 1 + dice.roll(3000), ahead: 1 + dice.roll(5))
    expectSame(run.reading, whole)
  }
}

extension ReadBufferTests {
  /// Captures of every kind, each of some thousand bytes.
  static let files: [[UInt8]] = [
    pcap, pcapng, pcap(.big), pcap(.little, magic: 0xa1b2_3c4d), pcap(.little, magic: 0xa1b2_cd34, extra: 8),
    pcap(.little, version: (2, 2)), mixedPcapng, pcapng(.big),
  ]

  private static func pcap(
    _ order: ByteOrder, magic: UInt32 = 0xa1b2_c3d4, version: (UInt16, UInt16) = (2, 4), extra: Int = 0
  ) -> [UInt8] {
    (1...60).reduce(Sample.pcapHeader(order, magic: magic, version: version)) { file, index in
      let data = [UInt8](repeating: UInt8(index), count: index * 7 % 190 + 1)
      return file
        + Sample.pcapRecord(
          order, seconds: UInt32(index ^ 5), extra: [UInt8](repeating: 0, count: extra), data: data)
    }
  }

  private static func pcapng(_ order: ByteOrder) -> [UInt8] {
    (1...40).reduce(Sample.section(order) + Sample.interface(order)) { file, index in
      file
        + Sample.packet(order, ticks: UInt64(index ^ 3), data: [UInt8](repeating: UInt8(index), count: index * 5 % 90))
    }
  }

  /// Sections of both byte orders, interfaces that appear late, and all that may stand between packets.
  private static let mixedPcapng: [UInt8] = (1...120).reduce([]) { file, index in
    let order: ByteOrder = index / 30 == 2 ? .big : .little
    let start =
      index % 30 == 0 || index == 1 ? Sample.section(order) + Sample.interface(order, linkType: UInt16(index)) : []
    let data = [UInt8](repeating: UInt8(index), count: index * 11 % 130)
    let between: [UInt8] =
      switch index % 17 {
      case 3: Sample.interface(order, linkType: 101)
      case 5: Sample.block(10, bytes(UInt32(0x544c_534b), order) + bytes(UInt32(4), order) + [1, 2, 3, 4], order)
      case 7: Sample.block(4, bytes(UInt16(1), order) + bytes(UInt16(6), order) + [1, 2, 3, 4, 65, 0, 0, 0], order)
      case 9: Sample.simplePacket(order, original: UInt32(data.count), data: data)
      case 11: Sample.block(0xbad, [1, 2, 3, 4, 5, 6, 7, 8], order)
      default: []
      }
    return file + start + between + Sample.packet(order, ticks: UInt64(index), data: data)
  }
}

/// Numbers that depend on the seed alone.
private struct Dice {
  var state: UInt64

  mutating func roll(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ mixed >> 31) % UInt64(max(1, bound)))
  }
}
