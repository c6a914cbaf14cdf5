import Capture
import Dissectors
import Testing

@testable import Analyzer

/// The first segments and the last ones are kept apart; who asks for the latest does not see where.
@Suite struct SegmentLogTests {
  @Test(arguments: [1, 3, 384, 385, 387, 448, 449, 1_000])
  func latestAreThoseThatCameLast(count: Int) {
    var log = SegmentLog()
    for frame in 1...count {
      log.append(
        Segment(
          frame: frame, time: Timestamp(nanoseconds: 0), side: .client, role: .control, flags: .ack, sequence: 0,
          acknowledgment: 0, length: 0, window: 0, hopLimit: 0, identification: 0, dontFragment: true))
    }
    let latest = (0..<4).compactMap { log.latest($0)?.frame }
    #expect(latest == (1...count).suffix(4).reversed())
  }
}
