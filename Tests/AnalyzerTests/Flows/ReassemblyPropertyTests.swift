import Capture
import Conversation
import Dissectors
import Testing

@testable import Analyzer

/// Whatever comes in whatever order: no trap, no byte that was not sent, no more bytes than the bounds allow.
@Suite struct ReassemblyPropertyTests {
  /// Byte of a stream at an offset: no two places nearby look alike.
  private static func byte(_ offset: Int) -> UInt8 { UInt8(truncatingIfNeeded: offset &* 31 ^ offset >> 7) }

  private static func bytes(_ range: Range<Int>) -> [UInt8] { range.map(byte) }

  @Test(arguments: 0..<40)
  func streamIsWhatWasSent(_ seed: UInt64) throws {
    var noise = Noise(seed: seed)
    let length = 1 + noise.below(6_000)
    let initial = UInt32(truncatingIfNeeded: noise.next())
    var pieces: [Range<Int>] = []
    for _ in 0..<(20 + noise.below(200)) {
      let start = noise.below(length)
      pieces.append(start..<min(length, start + 1 + noise.below(200)))
    }
    let flow = try #require(Recording(segments(pieces, initial)).flows().first)
    #expect(flow.fromClient.stream.bytes == Self.bytes(0..<contiguous(pieces)))
    #expect(flow.fromClient.payloadBytes == pieces.map(\.upperBound).max())
  }

  private func segments(_ pieces: [Range<Int>], _ initial: UInt32) -> [RawSegment] {
    [RawSegment(flags: .syn, sequence: initial)]
      + pieces.map {
        RawSegment(sequence: initial &+ 1 &+ UInt32($0.lowerBound), payload: Self.bytes($0))
      }
  }

  private func contiguous(_ pieces: [Range<Int>]) -> Int {
    pieces.sorted { $0.lowerBound < $1.lowerBound }.reduce(0) { end, piece in
      piece.lowerBound <= end ? max(end, piece.upperBound) : end
    }
  }

  /// Sequence numbers from all over their space, in both directions, with every combination of flags.
  @Test(arguments: 0..<20)
  func nothingTraps(_ seed: UInt64) {
    var noise = Noise(seed: seed)
    let edges: [UInt32] = [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFF]
    let segments = (0..<300).map { _ in
      RawSegment(
        from: noise.pick([.client, .server]), flags: TCPFlags(rawValue: UInt8(noise.below(256))),
        sequence: noise.below(2) == 0 ? noise.pick(edges) : UInt32(truncatingIfNeeded: noise.next()),
        acknowledgment: noise.below(2) == 0 ? noise.pick(edges) : UInt32(truncatingIfNeeded: noise.next()),
        payload: noise.bytes(noise.below(60)), identification: noise.below(2) == 0 ? nil : UInt16(noise.below(3)))
    }
    let recording = Recording(segments)
    for flow in recording.flows() {
      #expect(flow.fromClient.stream.count <= 300 * 60)
      #expect(flow.fromServer.stream.count <= 300 * 60)
    }
    #expect(recording.attempts().allSatisfy { $0.verdict != .succeeded })
  }

  @Test func keepsNoMoreOfADirectionThanItsBound() throws {
    let piece = 1_400
    let pieces = (0..<(Limits.bytesPerDirection / piece + 20)).map { $0 * piece..<($0 + 1) * piece }
    let flow = try #require(Recording(segments(pieces, 7)).flows().first)
    #expect(flow.fromClient.stream.count == Limits.bytesPerDirection)
    #expect(flow.fromClient.stream.ending == .limit)
    #expect(flow.fromClient.stream.bytes.last == Self.byte(Limits.bytesPerDirection - 1))
    #expect(flow.fromClient.payloadBytes == pieces.count * piece)
    #expect(flow.segments.count == pieces.count + 1)
  }

  /// What waits behind a hole is bounded; when the hole is filled after that, the rest is a gap and no wrong byte is read.
  @Test func keepsNoMoreBehindAHoleThanItsBound() throws {
    let piece = 1_400
    let pieces = (1..<(Limits.pendingBytes / piece + 50)).map { $0 * piece..<($0 + 1) * piece }
    let flow = try #require(Recording(segments(pieces + [0..<piece], 7)).flows().first)
    let kept = flow.fromClient.stream
    #expect(kept.bytes == Self.bytes(0..<kept.count))
    #expect(kept.count <= piece + Limits.pendingBytes)
    #expect(kept.ending != .open, "bytes were left out, and nobody is told")
  }

  /// A hostile capture of tiny segments, each before the last: a quarter of a million of them must not take minutes.
  @Test(.timeLimit(.minutes(5)))
  func tinySegmentsInReverseAreBoundedInNumber() throws {
    let pieces = (0..<20_000).reversed().map { 2 + $0 * 2..<3 + $0 * 2 }
    let flow = try #require(Recording(segments(pieces + [0..<2], 7)).flows().first)
    #expect(flow.fromClient.stream.count <= 2 + Limits.pendingBytes)
  }
}
