import Capture
import Crypto
import Dissectors

extension Signature {
  /// The client leaves when it has seen the certificate, and does not come back.
  static let tlsClientFINAfterCert = Signature(
    id: "tls-client-fin-after-cert",
    phase: .tls,
    title: "The client stopped at the certificate and did not come back",
    explanation: """
      TLS was set up, and then the client closed the connection itself, without a complaint and before it sent anything that an RDP session needs. \
      Clients do this to ask their user about a certificate or a password; when the answer is yes they come back. This one did not.
      """,
    mstsc: [MstscCode(.localNotError)],
    causes: [
      Cause("The user declined the certificate warning, or is still looking at it"),
      Cause("The client is set to refuse servers it cannot authenticate"),
      Cause("It was no user: a scanner or a monitoring probe") { attempt in
        attempt.connection?.request?.message.routingToken == nil
          ? Weight(for: ["the Connection Request carries no cookie"])
          : Weight(against: ["the Connection Request carries a user's cookie"])
      },
    ],
    remedies: [
      Remedy(.client, "Ask the user what was on the screen."),
      Remedy(
        .client, "Compare the certificate's thumbprint with the server's, then trust it on the client.",
        risk: .reversible,
        undo: "Remove the certificate from the client's store."),
      Remedy(
        .server, "Or use a certificate from an authority that the clients trust.", risk: .reversible,
        undo: "Bind the earlier certificate again."),
    ],
    sources: ["MS-RDPBCGR 5.4.5.2", "MS-CSSP 3.1.5"]
  ) { attempt in
    guard let connection = attempt.connection, connection.progress.reached(.tlsServerHello) else {
      return .cannotTell("TLS did not get as far as a certificate")
    }
    guard connection.stoppedAtPrompt, let closing = connection.closing, connection.progress.reached(.tlsClientFinished)
    else {
      guard let spoke = connection.firstClientRecord else {
        return .cannotTell("the client did not end the connection")
      }
      return .ruledOut("the client went on after the certificate", by: spoke)
    }
    if let next = attempt.connectionAfterFocus {
      return .ruledOut("the client came back in frame \(next)", frame: next)
    }
    let wait = attempt.window.end - closing.time
    let threshold = AttemptThreshold.prompt
    guard wait * 3 >= threshold else {
      return .cannotTell("the capture ends \(wait.text) after the client closed: the user may still be at the prompt")
    }
    return .matched(
      Judgement.Match(
        wait >= threshold ? .likely : .possible,
        connection.certificateEvidence + [
          Evidence(closing.frame, "\(closing.manner.text) from the client"),
          Evidence(closing.frame, "no new connection in the \(min(wait, AttemptGrouping.promptWindow).text) after it"),
        ]))
  }
}
