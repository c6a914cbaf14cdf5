import Bytes
import Foundation
import Testing

@testable import Capture

@Suite struct ReadBufferTests {
  static let pcap = (1...40).reduce(Sample.pcapHeader()) { file, index in
    file + Sample.pcapRecord(seconds: UInt32(index), data: [UInt8](repeating: UInt8(index), count: index * 3))
  }
  static let pcapng = (1...40).reduce(Sample.section() + Sample.interface()) { file, index in
    file + Sample.packet(ticks: UInt64(index), data: [UInt8](repeating: UInt8(index), count: index * 3))
  }

  @Test(arguments: [pcap, pcapng], Array(16...80) + [127, 128, 129, 1000])
  func recordsMayBeSplitAnywhereBetweenTwoReads(file: [UInt8], bufferBytes: Int) throws {
    let whole = try Reading(file)
    #expect(whole.packets.count == 40)
    #expect(try Reading(file, bufferBytes: bufferBytes) == whole)
  }

  @Test(arguments: [pcap, pcapng]) func aPipeReadsLikeAFile(file: [UInt8]) throws {
    let pipe = Pipe()
    let writer = Thread {
      // Little by little, so that reads return less than was asked for.
      for start in stride(from: 0, to: file.count, by: 97) {
        pipe.fileHandleForWriting.write(Data(file[start..<min(start + 97, file.count)]))
      }
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    var reading = try Reading(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    reading.summary.path = ""
    #expect(try Reading(file) == reading)
  }

  @Test func tellsHowFarItHasRead() throws {
    struct Progress: PacketSink {
      var offsets: [Int] = []
      mutating func receive(_ packet: Packet, bytes: RawSpan) {}
      mutating func reached(offset: Int) { offsets.append(offset) }
    }
    try withTemporaryFile(Self.pcap) { path in
      let reader = try CaptureReader(ReadBuffer(FileDescriptor(reading: path), byteCount: 512))
      #expect(reader.byteCount == Self.pcap.count)
      var progress = Progress()
      _ = reader.read(into: &progress)
      #expect(progress.offsets.count > 3)
      #expect(progress.offsets == progress.offsets.sorted())
      #expect(progress.offsets.last == Self.pcap.count)
    }
  }
}
