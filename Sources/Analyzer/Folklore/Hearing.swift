import Dissectors

/// A failed attempt as claims are held against it, with the objections that several claims have in common: each is made once for all of them.
struct Hearing {
  let connection: Connection
  let attempt: Attempt
  let trips: RoundTrips

  /// The last step that was reached, against all that comes only later; nil where more may have been said than shows.
  let end: (step: Step, objection: FolkloreRule.Objection)?
  /// The client's own packets came out of it.
  let clientSent: FolkloreRule.Objection?
  /// The server took the connection and answered in the words of RDP.
  let serverAnswered: FolkloreRule.Objection?
  /// Client and server agreed on a way to secure the connection.
  let agreedOnSecurity: FolkloreRule.Objection?
  let path: PathCount?
  /// Next to nothing was lost.
  let pathIsClean: FolkloreRule.Objection?

  init(_ connection: Connection, _ attempt: Attempt, _ trips: RoundTrips) {
    self.connection = connection
    self.attempt = attempt
    self.trips = trips
    end = connection.certainEnd.map { last in
      let why: Phrase = "it comes after the last step that was reached, \(last.step.rawValue)"
      return (last.step, FolkloreRule.Objection(why: why, frames: FrameNumbers(last.frame)))
    }
    clientSent = connection.syn.map { syn in
      FolkloreRule.Objection(
        why: "the client did reach the network with its request to connect", frames: FrameNumbers(syn.frame))
    }
    serverAnswered = connection.answerInRDP
    agreedOnSecurity = connection.agreementOnSecurity
    path = PathCount(connection)
    pathIsClean = path.flatMap { path in
      guard path.losesLittle else { return nil }
      return FolkloreRule.Objection(
        why: "\(path.lost) of \(path.packets) packets with data were sent again", frames: FrameNumbers(path.last))
    }
  }
}

extension Connection {
  /// Whether the connection may have got to a step: what is said after the logon has no names while it is closed.
  func mayHaveReached(_ step: Step) -> Bool {
    mayHaveGoneOn || progress.last.map { $0.step >= step } ?? false
  }

  /// Whether more may have been said than shows.
  private var mayHaveGoneOn: Bool {
    guard let last = progress.last?.step else { return beganMidway }
    return beganMidway || (last >= .credsspCredentials && !timeline.decryption.isComplete)
  }

  /// The last step that was reached, where none after it can have been.
  fileprivate var certainEnd: Progress.Milestone? { mayHaveGoneOn ? nil : progress.last }

  fileprivate var answerInRDP: FolkloreRule.Objection? {
    guard let opened = progress.milestone(.tcpSYNACK), let confirm else { return nil }
    return FolkloreRule.Objection(
      why: "the port took the connection, and the server answered in RDP",
      frames: FrameNumbers(opened.frame, confirm.event.frame))
  }

  fileprivate var agreementOnSecurity: FolkloreRule.Objection? {
    guard let confirm, let request, case .response(_, let selected) = confirm.message.negotiation,
      selected.isSubset(of: request.message.requestedProtocols), !selected.isEmpty
    else { return nil }
    return FolkloreRule.Objection(
      why: "the server chose \(selected.names), which the client had offered",
      frames: FrameNumbers(request.event.frame, confirm.event.frame))
  }
}
