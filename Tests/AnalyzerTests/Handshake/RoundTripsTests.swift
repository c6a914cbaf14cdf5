import Capture
import Dissectors
import Testing

@testable import Analyzer

/// Round trips over composed segments.
@Suite struct RoundTripsTests {
  private func segment(
    _ frame: Int, _ side: Side, at milliseconds: Int64, from sequence: UInt32, _ length: Int, acknowledging: UInt32
  ) -> Segment {
    Segment(
      frame: frame, time: Timestamp(nanoseconds: milliseconds * 1_000_000), side: side,
      role: length > 0 ? .new : .control, flags: .ack, sequence: sequence, acknowledgment: acknowledging,
      length: length,
      window: 0, hopLimit: 64, identification: 0, dontFragment: true)
  }

  @Test func takesBestAndWorstOfEachSide() throws {
    let trips = RoundTrips(in: [
      segment(1, .client, at: 0, from: 100, 10, acknowledging: 500),
      segment(2, .server, at: 30, from: 500, 20, acknowledging: 110),
      segment(3, .client, at: 31, from: 110, 10, acknowledging: 520),
      segment(4, .server, at: 51, from: 520, 0, acknowledging: 120),
      segment(5, .server, at: 99, from: 520, 0, acknowledging: 120),
    ])
    let server = try #require(trips[.server])
    #expect((server.best.duration, server.best.frame) == (.milliseconds(20), 4))
    #expect((server.worst.duration, server.worst.frame) == (.milliseconds(30), 2))
    #expect(server.count == 2 && trips[.client]?.count == 1)
    #expect(trips.shortest == .milliseconds(20))
  }

  /// Which of the two an acknowledgment is for, nobody can tell.
  @Test func leavesOutWhatWasSentAgain() {
    let trips = RoundTrips(in: [
      segment(1, .client, at: 0, from: 100, 10, acknowledging: 500),
      segment(2, .client, at: 200, from: 100, 10, acknowledging: 500),
      segment(3, .server, at: 230, from: 500, 0, acknowledging: 110),
    ])
    #expect(trips[.server] == nil && trips.shortest == nil)
  }

  @Test func findsSequenceNumbersThatWrap() {
    let trips = RoundTrips(in: [
      segment(1, .client, at: 0, from: .max - 4, 10, acknowledging: 500),
      segment(2, .server, at: 7, from: 500, 0, acknowledging: 5),
    ])
    #expect(trips[.server]?.best.duration == .milliseconds(7))
  }
}
