import Capture
import Dissectors

extension Attempt {
  /// Judges a wait for the server's next step of setting up the session.
  ///
  /// As long as `threshold` it is a failure; a third of that is one that is possible while the capture ends there.
  func judgeWait(after step: Step, for next: Step, threshold: Duration) -> Judgement {
    guard let connection, let milestone = connection.progress.milestone(step) else {
      return .cannotTell("the capture does not show that the connection got there")
    }
    if let further = connection.progress.milestones.first(where: { $0.step >= next }) {
      return .ruledOut("the connection got to the \(further.step.rawValue)", frame: further.frame)
    }
    let end = connection.closing?.frame ?? .max
    if let told = connection.timeline.events.first(where: { $0.frame >= milestone.frame && $0.frame < end && $0.goesOn }
    ) {
      return .ruledOut("the server answered: \(told.name)", by: told)
    }
    guard connection.closing?.side != .server else { return .cannotTell("the server ended the wait") }
    if let said = connection.timeline.events.first(where: { $0.frame == milestone.frame && $0.side == .client }),
      !connection.isAcknowledged(said)
    {
      return .cannotTell("nothing shows that the server got \(said.name) in frame \(said.frame)")
    }
    let wait = (connection.closing?.time ?? window.end) - milestone.time
    guard wait >= threshold || (connection.closing == nil && wait * 3 >= threshold) else {
      return .cannotTell("the wait lasted only \(wait.text)")
    }
    return .matched(
      wait >= threshold ? .likely : .possible,
      Evidence(milestone.frame, "the last step that was completed: \(step.rawValue)"),
      Evidence(milestone.frame, "no \(next.rawValue) in the \(wait.text) after frame \(milestone.frame)"),
      closedBy: connection.closing == nil ? .nobody : nil)
  }
}

extension Event {
  /// Whether the server goes on or says why it does not, and not only measures the line or has just ended licensing.
  fileprivate var goesOn: Bool {
    guard side == .server, !range.isEmpty else { return false }
    let isAside = holds(AutoDetect.self) || holds(MultitransportRequest.self) || holds(Heartbeat.self)
    let endsLicensing = message(LicenseError.self)?.isSuccess == true || holds(IssuedLicense.self)
    return !isAside && !endsLicensing
  }
}
