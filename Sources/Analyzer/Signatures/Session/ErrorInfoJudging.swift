import Capture
import Dissectors

extension Attempt {
  /// Judges whether the server's last word on why it ends the connection is one of `codes`.
  func judgeErrorInfo(_ codes: [ErrorInfo]) -> Judgement {
    guard let connection else { return .cannotTell("no connection was tried") }
    guard let info = connection.errorInfo else { return .cannotTell("the server sent no reason that can be read") }
    guard codes.contains(info.message.errorInfo) else {
      return .ruledOut("the server's reason is \(info.message.errorInfo.text)", by: info.event)
    }
    return .matched(
      Judgement.Match(
        .certain, [.errorInfo(info)] + (connection.end(after: info.event).map { [$0] } ?? []),
        phase: connection.failedPhase, mstsc: [.shown(for: info.message.errorInfo)]))
  }
}

extension Connection {
  /// How the connection ended after `event`.
  func end(after event: Event) -> Evidence? {
    guard let closing, closing.frame >= event.frame else { return nil }
    return Evidence(
      closing.frame,
      "\(closing.manner.text) from the \(closing.side.rawValue) \((closing.time - event.time).text) later")
  }
}

extension Evidence {
  static func errorInfo(_ info: Timeline.Sighting<SetErrorInfo>) -> Evidence {
    Evidence(
      info.event.frame, field: "rdp.errorInfo",
      "the server gave its reason in Set Error Info: \(info.message.errorInfo.text)")
  }
}

extension MstscCode {
  /// mstsc passes on what Set Error Info said as its second number.
  static func shown(for info: ErrorInfo) -> MstscCode {
    MstscCode(.byServer, extended: ExtendedDisconnectReason(rawValue: info.rawValue))
  }
}

extension Signature.Cause {
  /// A cause that the server names with one of `codes` in Set Error Info.
  static func told(_ title: String, by codes: ErrorInfo...) -> Signature.Cause {
    Signature.Cause(title) { attempt in
      guard let info = attempt.connection?.errorInfo?.message.errorInfo else { return Signature.Weight() }
      return codes.contains(info)
        ? Signature.Weight(for: ["the server said \(info.text)"])
        : Signature.Weight(against: ["the server said \(info.text)"])
    }
  }
}
