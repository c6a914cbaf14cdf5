import Capture

extension Meter {
  /// How soon each side acknowledged what the other sent, at best and at worst. The capture is near the side that is always quick.
  static func roundTrips(of connection: Connection) -> [Meter] {
    Side.allCases.compactMap { side in
      let trips = RoundTrip.all(of: side, in: connection.flow.segments.all[...])
      guard let best = trips.min(by: { $0.duration < $1.duration }),
        let worst = trips.max(by: { $0.duration < $1.duration })
      else { return nil }
      let phase = connection.progress.phase(before: worst.frame)
      let text =
        trips.count == 1
        ? "\(side.rawValue) \(best.duration.text)"
        : "\(side.rawValue) \(best.duration.text) at best, \(worst.duration.text) at worst (in \(phase.rawValue))"
      return Meter(
        "round-trip", text, .duration(best.duration), side: side, frames: Set([best.frame, worst.frame]).sorted())
    }
  }
}

extension Progress {
  /// The phase that had been reached before `frame`.
  func phase(before frame: Int) -> Phase {
    milestones.last { $0.frame < frame }?.step.phase ?? .tcp
  }
}
