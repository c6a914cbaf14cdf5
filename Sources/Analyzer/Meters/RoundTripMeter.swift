import Capture

extension Meter {
  /// How soon `side` acknowledged what the other sent, at best and at worst. The capture is near the side that is always quick.
  static func roundTrips(of side: Side, _ trips: RoundTrips, _ progress: Progress) -> Meter? {
    guard let trips = trips[side] else { return nil }
    let (best, worst) = (trips.best, trips.worst)
    let phase = progress.phase(before: worst.frame)
    let text: Phrase =
      trips.count == 1
      ? "\(side.rawValue) \(time: best.duration)"
      : "\(side.rawValue) \(time: best.duration) at best, \(time: worst.duration) at worst (in \(phase.name))"
    return Meter(
      "round-trip", text, .duration(best.duration), side: side,
      frames: best.frame == worst.frame
        ? [best.frame] : [min(best.frame, worst.frame), max(best.frame, worst.frame)])
  }
}

extension Progress {
  /// The phase that had been reached before `frame`.
  func phase(before frame: Int) -> Phase {
    milestones.last { $0.frame < frame }?.step.phase ?? .tcp
  }
}
