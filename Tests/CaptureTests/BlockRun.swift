import Bytes
import Testing

@testable import Capture

/// Wants the packets whose first byte is no multiple of its divisor. One of them now and then makes it want others.
struct PickySink: ScreenedSink {
  struct Screen: PacketScreen {
    var divisor: UInt8 = 3

    func passesBy(_ bytes: RawSpan, linkType: UInt16) -> Bool {
      (ByteReader(bytes).peekUInt8() ?? 1) % divisor == 0
    }
  }

  var screen = Screen()
  var revision = 0
  var recorder = Recorder()

  mutating func receive(_ packet: Packet, bytes: RawSpan) {
    if screen.passesBy(bytes, linkType: packet.linkType) { return }
    recorder.receive(packet, bytes: bytes)
    guard ByteReader(bytes).peekUInt8(at: 0).map({ $0 % 16 }) == 7 else { return }
    screen.divisor = screen.divisor == 3 ? 5 : 3
    revision += 1
  }
}

/// One reading of a file in blocks, `ahead` of which are sorted out before the first of them is merged.
struct BlockRun {
  /// Where a block was taken to begin.
  struct Begin {
    let guess: Int?
    let isRight: Bool
  }

  var reading: Reading
  var begun: [Begin] = []

  init(_ bytes: [UInt8], blockBytes: Int, ahead: Int) throws {
    self = try withTemporaryFile(bytes) { try BlockRun(path: $0, blockBytes: blockBytes, ahead: ahead) }
    reading.summary.forgetPath()
  }

  private init(path: String, blockBytes: Int, ahead: Int) throws(CaptureError) {
    let reader = try CaptureReader(ReadBuffer(FileDescriptor(reading: path), byteCount: 64))
    var blocks = BlockReading(reader, blockBytes: blockBytes)
    var sink = PickySink()
    blocks.begin(into: &sink)
    var next = 0
    var (waiting, spare): ([CaptureBlock<PickySink.Screen>], [CaptureBlock<PickySink.Screen>]) = ([], [])
    for index in 0..<blocks.plan.count {
      while next < min(index + ahead, blocks.plan.count) {
        var block = spare.popLast() ?? blocks.newBlock(for: sink)
        block.scan(blocks.plan.range(of: next), with: blocks.outlook(of: sink))
        waiting.append(block)
        next += 1
      }
      let block = waiting.removeFirst()
      begun.append(Begin(guess: block.first, isRight: block.first == blocks.position))
      blocks.merge(block, into: &sink)
      spare.append(block)
    }
    reading = Reading(packets: sink.recorder.records, summary: blocks.summary)
  }

  /// The same from beginning to end.
  static func whole(_ bytes: [UInt8]) throws -> Reading {
    var reading = try withTemporaryFile(bytes) { path in
      var sink = PickySink()
      let summary = try CaptureReader(path: path).read(into: &sink)
      return Reading(packets: sink.recorder.records, summary: summary)
    }
    reading.summary.forgetPath()
    return reading
  }
}

/// Says where two readings part, and not all that is in them.
func expectSame(_ reading: Reading, _ other: Reading, sourceLocation: SourceLocation = #_sourceLocation) {
  let parted = zip(reading.packets, other.packets).first { $0 != $1 }
  let (isSame, counts) = (reading == other, (reading.packets.count, other.packets.count))
  #expect(
    isSame, "\(parted?.0.packet.number ?? 0) \(parted?.1.packet.number ?? 0) \(counts) \(reading.summary.notes)",
    sourceLocation: sourceLocation)
}

extension CaptureSummary {
  /// Leaves out where the file was.
  fileprivate mutating func forgetPath() {
    path = ""
    damage = damage.map { CaptureError(source: "", offset: $0.offset, reason: $0.reason, advice: $0.advice) }
  }
}
