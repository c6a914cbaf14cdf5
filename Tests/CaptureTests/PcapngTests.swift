import Bytes
import Testing

@testable import Capture

@Suite struct PcapngTests {
  @Test(arguments: [ByteOrder.little, .big])
  func readsEveryByteOrder(order: ByteOrder) throws {
    let reading = try Reading(
      Sample.section(order) + Sample.interface(order, linkType: 276)
        + Sample.packet(order, ticks: 0x0005_0000_0000_0007, original: 99, data: [1, 2, 3]))
    let time = Timestamp(nanoseconds: 0x0005_0000_0000_0007 * 1000)
    #expect(
      reading.packets == [
        .init(
          packet: Packet(number: 1, timestamp: time, interface: 0, linkType: 276, originalLength: 99),
          bytes: [1, 2, 3])
      ])
    #expect(reading.summary.format == "pcapng")
    #expect(reading.summary.linkTypes == [276])
    #expect(reading.summary.notes.isEmpty)
  }

  @Test func readsTheFirstBytesOfARealFile() throws {
    let reading = try Reading([
      0x0a, 0x0d, 0x0d, 0x0a, 0x1c, 0x00, 0x00, 0x00,  // section header block, 28 bytes
      0x4d, 0x3c, 0x2b, 0x1a, 0x01, 0x00, 0x00, 0x00,  // byte-order magic, version 1.0
      0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,  // section length: not given
      0x1c, 0x00, 0x00, 0x00,
      0x01, 0x00, 0x00, 0x00, 0x20, 0x00, 0x00, 0x00,  // interface description block, 32 bytes
      0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00,  // Ethernet, snapshot length 262144
      0x09, 0x00, 0x01, 0x00, 0x09, 0x00, 0x00, 0x00,  // if_tsresol: nanoseconds
      0x00, 0x00, 0x00, 0x00, 0x20, 0x00, 0x00, 0x00,  // end of options
      0x06, 0x00, 0x00, 0x00, 0x24, 0x00, 0x00, 0x00,  // enhanced packet block, 36 bytes
      0x00, 0x00, 0x00, 0x00,  // interface 0
      0xad, 0xd5, 0xbd, 0x13, 0xe9, 0x23, 0x50, 0x86,  // 1422489336398521321 ns
      0x02, 0x00, 0x00, 0x00, 0x4a, 0x00, 0x00, 0x00,  // 2 of 74 bytes
      0xca, 0xfe, 0x00, 0x00, 0x24, 0x00, 0x00, 0x00,
    ])
    #expect(reading.packets.first?.bytes == [0xca, 0xfe])
    #expect(reading.packets.first?.packet.timestamp.nanoseconds == 0x13bd_d5ad_8650_23e9)
  }

  @Test func eachSectionHasItsOwnByteOrderAndInterfaces() throws {
    let reading = try Reading(
      Sample.section(.little) + Sample.interface(.little, linkType: 1) + Sample.interface(.little, linkType: 113)
        + Sample.packet(.little, interface: 1) + Sample.section(.big, version: (1, 2))
        + Sample.interface(.big, linkType: 0) + Sample.packet(.big, interface: 0))
    #expect(reading.packets.map(\.packet.interface) == [1, 2])
    #expect(reading.packets.map(\.packet.linkType) == [113, 0])
    #expect(reading.summary.linkTypes == [1, 113, 0])
  }

  @Test func addsTheOffsetOfTheInterface() throws {
    let options = Sample.option(9, [6]) + Sample.option(14, bytes(UInt64(1_400_000_000), .little)) + [0, 0, 0, 0]
    let reading = try Reading(
      Sample.section() + Sample.interface(options: options) + Sample.packet(ticks: 5))
    #expect(reading.packets.first?.packet.timestamp.nanoseconds == 1_400_000_000_000_005_000)
  }

  @Test func simplePacketsBelongToTheFirstInterfaceAndHaveTheTimeBefore() throws {
    let reading = try Reading(
      Sample.section() + Sample.interface(linkType: 9, snapLength: 6) + Sample.packet(ticks: 7)
        + Sample.simplePacket(original: 40, data: [1, 2, 3, 4, 5, 6])
        + Sample.simplePacket(original: 3, data: [7, 8, 9]))
    #expect(reading.packets.dropFirst().map(\.bytes) == [[1, 2, 3, 4, 5, 6], [7, 8, 9]])
    #expect(reading.packets.map(\.packet.originalLength) == [3, 40, 3])
    #expect(reading.packets.map(\.packet.timestamp.nanoseconds) == [7000, 7000, 7000])
    #expect(reading.summary.notes == ["2 packets have no timestamp; each was given that of the packet before it."])
  }

  @Test func readsThePacketBlockOfOldFiles() throws {
    let body: [UInt8] =
      bytes(UInt16(0), .little) + bytes(UInt16(3), .little)  // interface, drops
      + bytes(UInt32(0), .little) + bytes(UInt32(9), .little)  // timestamp
      + bytes(UInt32(2), .little) + bytes(UInt32(60), .little) + [1, 2]
    let reading = try Reading(Sample.section() + Sample.interface() + Sample.block(2, body))
    #expect(reading.packets.first?.bytes == [1, 2])
    #expect(reading.packets.first?.packet.originalLength == 60)
    #expect(reading.packets.first?.packet.timestamp.nanoseconds == 9000)
  }

  @Test func customBlocksAndEventsHaveAFrameNumberAndUnknownBlocksHaveNone() throws {
    let reading = try Reading(
      Sample.section() + Sample.interface() + Sample.packet()
        + Sample.block(0xbad, bytes(UInt32(32473), .little)) + Sample.block(0x4000_0bad, bytes(UInt32(32473), .little))
        + Sample.block(0x8000_0001, [1, 2, 3, 4]) + Sample.block(0x77, []) + Sample.packet())
    #expect(reading.packets.map(\.packet.number) == [1, 4])
    #expect(reading.summary.packets == 2)
  }

  @Test func collectsWhatTheInterfacesDropped() throws {
    func statistics(_ interface: UInt32, _ options: [UInt8]) -> [UInt8] {
      Sample.block(5, bytes(interface, .little) + bytes(UInt64(0), .little) + options)
    }
    let reading = try Reading(
      Sample.section() + Sample.interface() + Sample.interface()
        + statistics(0, Sample.option(5, bytes(UInt64(3), .little)))
        + statistics(0, Sample.option(5, bytes(UInt64(4), .little)) + Sample.option(7, bytes(UInt64(10), .little)))
        + statistics(1, Sample.option(4, bytes(UInt64(99), .little)) + Sample.option(7, bytes(UInt64(100), .little)))
        + statistics(9, Sample.option(7, bytes(UInt64(1000), .little))))
    #expect(reading.summary.dropped == 114)
  }

  @Test func keepsSecretsAndNames() throws {
    let secrets = bytes(UInt32(0x544c_534b), .little) + bytes(UInt32(5), .little) + Array("CLIEN".utf8)
    let names =
      Sample.option(1, [10, 0, 0, 1] + Array("dc01\0dc01.corp\0".utf8))
      + Sample.option(2, [UInt8](repeating: 0xfe, count: 16) + Array("rds\0".utf8)) + [0, 0, 0, 0]
    let summary = try Reading(
      Sample.section() + Sample.interface() + Sample.packet() + Sample.block(10, secrets) + Sample.block(4, names)
    ).summary
    #expect(summary.secrets == [DecryptionSecrets(type: 0x544c_534b, data: Array("CLIEN".utf8))])
    #expect(summary.names.map(\.name) == ["dc01", "dc01.corp", "rds"])
    #expect(summary.names.map(\.address.count) == [4, 4, 16])
  }

  @Test func takesABlockWhoseLengthLeavesOutThePadding() throws {
    let body =
      bytes(UInt32(0), .little) + bytes(UInt64(0), .little) + bytes(UInt32(3), .little)
      + bytes(UInt32(3), .little) + [1, 2, 3]
    let reading = try Reading(
      Sample.section() + Sample.interface() + Sample.block(6, body, length: 35) + Sample.packet())
    #expect(reading.packets.count == 2)
    #expect(reading.summary.notes.isEmpty)
  }

  @Test func refusesAVersionThatIsNotSpecified() throws {
    let error = try captureError(Sample.section(version: (1, 1)) + Sample.interface())
    #expect(error?.reason == "version of the section at 12: expected 1.0 or 1.2, got 0x10001")
  }

  @Test func stopsAtTheFrameAskedFor() throws {
    let file = Sample.section() + Sample.interface() + Sample.packet() + Sample.packet() + Sample.packet()
    #expect(try Reading(file, limit: 2).packets.map(\.packet.number) == [1, 2])
  }
}

@Suite struct TimestampResolutionTests {
  @Test(
    arguments: [
      (0, 3, 3_000_000_000), (3, 1_500, 1_500_000_000), (6, 1, 1000), (9, 1, 1), (10, 29, 2), (12, 4999, 4),
      (19, UInt64.max, 1_844_674_407), (28, UInt64.max, 1), (29, UInt64.max, 0), (0x7f, UInt64.max, 0),
      (0x80, 2, 2_000_000_000), (0x80 | 1, 3, 1_500_000_000), (0x80 | 10, 1024, 1_000_000_000),
      (0x80 | 63, UInt64.max, 1_999_999_999), (0x80 | 64, UInt64.max, 999_999_999), (0xff, UInt64.max, 0),
    ] as [(UInt8, UInt64, Int64)])
  func convertsTicks(option: UInt8, ticks: UInt64, nanoseconds: Int64) {
    #expect(TimestampResolution(option: option).timestamp(ticks).nanoseconds == nanoseconds)
  }

  @Test(arguments: 0...255) func saturatesInsteadOfTrapping(option: Int) throws {
    let resolution = TimestampResolution(option: UInt8(option))
    for ticks in [0, 1, UInt64(Int64.max), UInt64(Int64.max) + 1, UInt64.max] {
      #expect(resolution.timestamp(ticks).nanoseconds >= 0)
    }
    #expect(TimestampResolution(option: 6).timestamp(.max).nanoseconds == .max)
    #expect(TimestampResolution(option: 9).timestamp(.max).nanoseconds == .max)
    #expect(TimestampResolution(option: 0x80).timestamp(.max).nanoseconds == .max)
  }

  @Test(arguments: [Int64.min, -1, 0, Int64.max]) func saturatesWithTheOffset(seconds: Int64) throws {
    let options = Sample.option(14, bytes(UInt64(bitPattern: seconds), .little))
    let reading = try Reading(
      Sample.section() + Sample.interface(options: options) + Sample.packet(ticks: 1_000_000)
        + Sample.packet(ticks: .max))
    let expected: [Int64] =
      switch seconds {
      case .min: [.min + 1_000_000_000, -1]
      case -1: [0, .max - 1_000_000_000]
      case 0: [1_000_000_000, .max]
      default: [.max, .max]
      }
    #expect(reading.packets.map(\.packet.timestamp.nanoseconds) == expected)
  }
}
