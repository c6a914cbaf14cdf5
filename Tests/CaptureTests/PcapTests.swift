import Bytes
import Testing

@testable import Capture

@Suite struct PcapTests {
  @Test(arguments: [ByteOrder.little, .big], [UInt32(0xa1b2_c3d4), 0xa1b2_3c4d])
  func readsEveryByteOrderAndResolution(order: ByteOrder, magic: UInt32) throws {
    let reading = try Reading(
      Sample.pcapHeader(order, magic: magic, network: 113)
        + Sample.pcapRecord(order, seconds: 0x8000_0001, fraction: 7, original: 1500, data: [9, 8]))
    let unit: Int64 = magic == 0xa1b2_3c4d ? 1 : 1000
    let time = Timestamp(nanoseconds: 0x8000_0001 * 1_000_000_000 + 7 * unit)
    #expect(
      reading.packets == [
        .init(
          packet: Packet(number: 1, timestamp: time, interface: 0, linkType: 113, originalLength: 1500), bytes: [9, 8])
      ])
    #expect(reading.summary.format == "pcap")
    #expect(reading.summary.linkTypes == [113])
    #expect(reading.summary.packets == 1)
    #expect(reading.summary.firstPacket == time)
    #expect(reading.summary.lastPacket == time)
    #expect(reading.summary.notes.isEmpty)
  }

  @Test func readsTheFirstBytesOfARealHeader() throws {
    let reading = try Reading([
      0xd4, 0xc3, 0xb2, 0xa1,  // magic, least significant byte first: microseconds
      0x02, 0x00, 0x04, 0x00,  // version 2.4
      0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,  // reserved
      0x00, 0x00, 0x04, 0x00,  // snapshot length 262144
      0x01, 0x00, 0x00, 0x00,  // LINKTYPE_ETHERNET
      0x59, 0x2e, 0x87, 0x54, 0x40, 0x0d, 0x03, 0x00,  // 1418145369 s, 200000 us
      0x02, 0x00, 0x00, 0x00, 0x4c, 0x00, 0x00, 0x00,  // 2 of 76 bytes
      0xca, 0xfe,
    ])
    #expect(reading.packets.first?.bytes == [0xca, 0xfe])
    #expect(reading.packets.first?.packet.originalLength == 76)
    #expect(reading.packets.first?.packet.timestamp.nanoseconds == 1_418_145_369_200_000_000)
  }

  @Test func readsTheLongRecordHeadersOfKuznetzov() throws {
    let record = Sample.pcapRecord(extra: [1, 0, 0, 0, 8, 0, 4, 0], data: [5])
    let reading = try Reading(Sample.pcapHeader(magic: 0xa1b2_cd34) + record + record)
    #expect(reading.packets.map(\.bytes) == [[5], [5]])
  }

  @Test func swapsTheLengthsOfOldVersions() throws {
    let old = try Reading(
      Sample.pcapHeader(version: (2, 2)) + Sample.pcapRecord(captured: 60, original: 2, data: [1, 2]))
    #expect(old.packets.map(\.bytes) == [[1, 2]])
    #expect(old.packets.first?.packet.originalLength == 60)
    let either = try Reading(
      Sample.pcapHeader(version: (2, 3)) + Sample.pcapRecord(captured: 60, original: 2, data: [1, 2])
        + Sample.pcapRecord(captured: 2, original: 60, data: [3, 4]))
    #expect(either.packets.map(\.bytes) == [[1, 2], [3, 4]])
  }

  @Test func ignoresTheLengthOfTheFrameCheckSequence() throws {
    let reading = try Reading(Sample.pcapHeader(network: 0x2400_0001) + Sample.pcapRecord())
    #expect(reading.packets.first?.packet.linkType == 1)
  }

  @Test func refusesReservedBitsInTheLinkType() throws {
    let error = try captureError(Sample.pcapHeader(network: 0x0030_0001))
    #expect(error?.reason == "link type at 20: expected reserved bits of zero, got 0x300001")
    #expect(error?.offset == 20)
  }

  @Test func refusesVersionOne() throws {
    let error = try captureError(Sample.pcapHeader(version: (1, 2)))
    #expect(error?.reason == "major version at 4: expected 2, got 0x1")
  }

  @Test func notesAVersionThatIsNewerThanTheSpecification() throws {
    let reading = try Reading(Sample.pcapHeader(version: (2, 5)) + Sample.pcapRecord())
    #expect(reading.packets.count == 1)
    #expect(reading.summary.notes == ["The file calls itself pcap version 2.5; it was read as version 2.4."])
  }

  @Test func stopsAtAPacketLongerThanAnyInterfaceCaptures() throws {
    let reading = try Reading(
      Sample.pcapHeader() + Sample.pcapRecord() + Sample.pcapRecord(captured: 262_145) + Sample.pcapRecord())
    #expect(reading.packets.count == 1)
    #expect(reading.summary.damage?.offset == 43)
    #expect(
      reading.summary.notes == [
        "Reading stopped at offset 43, before the end of the file: "
          + "captured length at 51: expected a packet of at most 262144 bytes, got 0x40001."
      ])
  }

  @Test func acceptsAPacketLongerThanTheSnapshotLength() throws {
    let data = [UInt8](repeating: 7, count: 70_000)
    let reading = try Reading(Sample.pcapHeader() + Sample.pcapRecord(data: data))
    #expect(reading.packets.map(\.bytes) == [data])
    #expect(reading.summary.notes.isEmpty)
  }

  @Test func stopsAfterSoManyFramesAsAskedFor() throws {
    let file = Sample.pcapHeader() + Sample.pcapRecord() + Sample.pcapRecord() + Sample.pcapRecord()
    #expect(try Reading(file, limit: 2).packets.map(\.packet.number) == [1, 2])
    #expect(try Reading(file, limit: 2).summary.notes.isEmpty)
    #expect(try Reading(file, limit: 0).packets.isEmpty)
  }

  @Test func firstAndLastAreTheEarliestAndLatest() throws {
    let seconds: [UInt32] = [5, 3, 9, 4]
    let summary = try Reading(Sample.pcapHeader() + seconds.flatMap { Sample.pcapRecord(seconds: $0, fraction: 0) })
      .summary
    #expect(summary.firstPacket?.nanoseconds == 3_000_000_000)
    #expect(summary.lastPacket?.nanoseconds == 9_000_000_000)
  }
}
