import Foundation
import Testing

@testable import Analyzer
@testable import Capture
@testable import Conversation

/// A capture of which many threads sort out the blocks gives the same attempts as one that is read from beginning to end.
@Suite struct BlockAnalysisTests {
  @Test(arguments: Fixture.everything)
  func fixturesAreTheSame(_ fixture: Fixture) throws {
    let options = fixture.options
    let whole = Findings(try Analyzed(fixture.capture, options: options))
    for blockBytes in [300, 1_000, 4_096] {
      let inBlocks = Findings(try Analyzed(fixture.capture, options: options, blockBytes: blockBytes, ahead: 3))
      #expect(inBlocks == whole)
    }
  }

  /// Conversations that use the same endpoints again and again, and such as become RDP on an odd port blocks after their SYN.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func trafficIsTheSame(_ seed: UInt64) throws {
    var noise = Noise(seed: seed)
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(Self.pcap(HotPathTests.traffic(seed))).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let whole = Findings(try Analyzed(file.path))
    #expect(!whole.attempts.isEmpty)
    for ahead in 1...4 {
      let blockBytes = 200 + noise.below(8_000)
      #expect(Findings(try Analyzed(file.path, blockBytes: blockBytes, ahead: ahead)) == whole)
    }
  }

  private struct Findings: Equatable {
    let summary: CaptureSummary
    let attempts: [String]
    let notes: [String]

    init(_ analyzed: Analyzed) {
      summary = analyzed.summary
      attempts = analyzed.attempts.map { "\($0)" }
      notes = analyzed.notes
    }
  }

  private static func pcap(_ frames: [[UInt8]]) -> [UInt8] {
    frames.enumerated().reduce(header) { file, frame in
      let time = frame.offset * 70_000
      let length = little(frame.element.count)
      return file + little(1_700_000_000 + time / 1_000_000) + little(time % 1_000_000) + length + length
        + frame.element
    }
  }

  private static let header = hex("d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000")

  private static func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

extension Analyzed {
  /// - Parameter ahead: how many blocks are sorted out before the first of them is merged.
  init(_ path: String, options: AnalysisOptions = AnalysisOptions(), blockBytes: Int, ahead: Int) throws {
    var analysis = Analysis(options: options)
    var reading = BlockReading(
      try CaptureReader(ReadBuffer(FileDescriptor(reading: path), byteCount: 256)), blockBytes: blockBytes)
    reading.begin(into: &analysis)
    var blocks = (0..<ahead).map { _ in reading.newBlock(for: analysis) }
    for index in 0..<(reading.plan.count + ahead) {
      let place = index % ahead
      if index >= ahead { reading.merge(blocks[place], into: &analysis) }
      blocks[place].scan(reading.plan.range(of: index), with: reading.outlook(of: analysis))
    }
    summary = reading.summary
    attempts = analysis.finish(summary)
    notes = analysis.notes
  }
}
