import Capture
import Dissectors

extension Attempt {
  /// Judges whether the server closed when TLS was done and the client's first protected message had just been sent, or not even that.
  func judgeHangUpAfterTLS(usesCredSSP: Bool) -> Judgement {
    guard let connection, let selected = connection.progress.selected,
      let finished = connection.progress.milestone(.tlsFinished)
    else {
      return .cannotTell("TLS was not completed")
    }
    let negotiated = !selected.isDisjoint(with: [.hybrid, .hybridEx])
    guard negotiated == usesCredSSP else { return .cannotTell("the server selected another kind of protocol") }
    if let answer = connection.timeline.events.first(where: { $0.side == .server && $0.isApplicationData }) {
      return .ruledOut("the server answered the client's first message", by: answer)
    }
    guard let closing = connection.closing, closing.side == .server, connection.timeline.application.client.records <= 1
    else {
      return .cannotTell("the server did not close there")
    }
    return .matched(
      .likely, Evidence(finished.frame, "TLS was completed"),
      Evidence(
        closing.frame,
        "\(closing.manner.text) from the server \((closing.time - finished.time).text) later, without a protected byte of its own"
      ))
  }
}
