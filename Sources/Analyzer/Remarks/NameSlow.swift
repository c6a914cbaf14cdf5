import Capture
import Dissectors

extension RemarkRule {
  static let nameSlow = RemarkRule(id: "name-slow", title: "The name server took its time") { attempt, _ in
    guard let answer = attempt.addressAnswer, let start = attempt.connections.first?.flow.start, answer.time <= start,
      let asked = answer.message.questions.first?.name.lowercased()
    else { return nil }
    let question = attempt.names.first { question in
      !question.message.flags.isResponse && !question.destination.isMulticast
        && question.message.questions.first?.name.lowercased() == asked
        && question.message.questions.first?.type == answer.message.questions.first?.type
    }
    guard let question, answer.time - question.time > .seconds(2) else { return nil }
    return (
      """
      The look-up of \(asked) took \((answer.time - question.time).text) (frames \(question.frame) to \(answer.frame)) before the client could connect. \
      It delays and fails nothing; the first name server that the client asks may be dead.
      """,
      [question.frame, answer.frame],
      false
    )
  }
}
