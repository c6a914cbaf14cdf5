import Capture
import Dissectors

extension Signature {
  /// TLS is done, and the client waits for its user, who does not come.
  static let nlaPromptAbandoned = Signature(
    id: "nla-prompt-abandoned",
    phase: .credssp,
    title: "The client waited for its user at a prompt until the connection ended",
    explanation: """
      TLS was set up, and it was the client's turn to begin the logon. For a long time it sent nothing, as clients do while they ask their user for credentials \
      or about a certificate. Then the connection ended, and the client did not come back. The server did nothing wrong.
      """,
    mstsc: [MstscCode(.localNotError), MstscCode(.socketClosed)],
    causes: [
      Cause("The user left the prompt open, or cancelled it") { attempt in
        attempt.connection?.closing?.side == .client ? Weight(for: ["the client closed the connection"]) : Weight()
      },
      Cause("The server's time for connections without a logon was over before the user had answered") { attempt in
        attempt.connection?.closing?.side == .server ? Weight(for: ["the server closed the connection"]) : Weight()
      },
      Cause("The client hung: a smart card, a credential provider or a security program did not answer"),
    ],
    remedies: [
      Remedy(.client, "Ask the user what was on the screen, then connect again and answer within half a minute."),
      Remedy(
        .client,
        "If no prompt was to be seen: try with a new user profile, or without smart card and password managers."),
      Remedy(
        .client,
        "Capture once more: when the user answers, the client's first message follows TLS, and the connection goes on."),
    ],
    sources: ["MS-CSSP 3.1.5"]
  ) { attempt in
    guard let connection = attempt.connection, connection.usesCredSSP,
      let finished = connection.progress.milestone(.tlsFinished)
    else { return .cannotTell("TLS was not completed for CredSSP") }
    if let spoke = connection.firstClientRecord { return .ruledOut("the client began the logon", by: spoke) }
    guard let closing = connection.closing else { return .cannotTell("the connection is still open") }
    if let next = attempt.connectionAfterFocus {
      return .ruledOut("the client came back in frame \(next)", frame: next)
    }
    let wait = closing.time - finished.time
    guard wait >= AttemptThreshold.prompt / 2 else {
      return .cannotTell("the connection ended \(wait.text) after TLS was set up")
    }
    return .matched(
      wait >= AttemptThreshold.prompt ? .likely : .possible,
      Evidence(finished.frame, "TLS was completed, and it was the client's turn"),
      Evidence(
        closing.frame,
        "\(closing.manner.text) from the \(closing.side.rawValue) \(wait.text) later, without a message of the client"))
  }
}
