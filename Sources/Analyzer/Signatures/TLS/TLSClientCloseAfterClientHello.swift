import Capture
import Dissectors

extension Signature {
  /// The client gives up before the server has answered its ClientHello.
  static let tlsClientCloseAfterClientHello = Signature(
    id: "tls-client-close-after-clienthello",
    phase: .tls,
    title: "The client gave up before the server had answered its ClientHello",
    explanation: """
      The server had agreed to TLS and the client began it. Then the client itself closed the connection, sooner than a server that hangs would explain. \
      Whatever decided that happened on the client.
      """,
    mstsc: [MstscCode(.localNotError)],
    causes: [
      Cause("The user cancelled, or closed the window"),
      Cause("The client, or a program that uses it, has a short limit of time") { attempt in
        guard let connection = attempt.connection, let hello = connection.clientHello, let closing = connection.closing
        else { return Weight() }
        let wait = closing.time - hello.event.time
        return wait >= .seconds(1) ? Weight(for: ["it waited \(wait.text)"]) : Weight(against: ["it left at once"])
      },
      Cause("A security program on the client ended the connection"),
      Cause("The server's answer was lost on its way") { attempt in
        guard let connection = attempt.connection, let hello = connection.clientHello else { return Weight() }
        return connection.isAcknowledged(hello.event)
          ? Weight() : Weight(for: ["not even the ClientHello was acknowledged"])
      },
    ],
    remedies: [
      Remedy(.client, "Ask the user what was on the screen, then connect once more and wait."),
      Remedy(
        .client, "See whether a security program of the client reports a blocked connection at that moment."),
      Remedy(
        .network,
        "Capture at the server as well: it shows whether an answer left. A capture that works shows a ServerHello here."
      ),
    ],
    sources: ["RFC 8446 section 4.1.2"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    if let answer = connection.helloAnswer {
      return .ruledOut(.helloAnswered, by: answer)
    }
    guard let closing = connection.closing, closing.side == .client, closing.frame > hello.event.frame else {
      return .cannotTell("the client did not close there")
    }
    if let next = attempt.connectionAfterFocus {
      return .ruledOut("the client came back in frame \(next)", frame: next)
    }
    guard connection.resetOrigin?.isInjected != true else { return .cannotTell("the RST may not be the client's") }
    return .matched(
      .likely, Evidence(hello.event.frame, field: "tls.handshake.type", "ClientHello"),
      Evidence(
        closing.frame,
        "\(closing.manner.text) from the client \((closing.time - hello.event.time).text) later, before any TLS of the server"
      ))
  }
}
