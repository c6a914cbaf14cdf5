import Capture

extension Meter {
  /// Where the time went: how long each phase took to its last step, and how long it then was until the end.
  static func addTimes(of connection: Connection, in window: CaptureWindow, to meters: inout [Meter]) {
    var mark = connection.flow.start
    let milestones = connection.progress.milestones
    for (index, last) in milestones.enumerated()
    where index + 1 == milestones.count || milestones[index + 1].step.phase != last.step.phase {
      let took = max(.zero, last.time - mark)
      mark = max(mark, last.time)
      guard last.step != .active else { continue }
      let phase = last.step.phase
      meters.append(
        Meter("time", "\(phase.name) \(time: took)", .duration(took), phase: phase, frames: [last.frame]))
    }
    let rest = max(.zero, (connection.closing?.time ?? window.end) - mark)
    let (phase, frames) = (
      connection.progress.missing?.phase ?? .active, connection.closing.map { FrameNumbers($0.frame) } ?? []
    )
    let words: Phrase =
      phase == .active ? "session \(time: rest)" : "then \(time: rest) in \(phase.name) until the end"
    meters.append(Meter("time", words, .duration(rest), phase: phase, frames: frames))
  }
}
