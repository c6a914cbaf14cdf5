import Capture
import Crypto
import Dissectors

extension Signature {
  /// The client takes so long over the certificate that the server gives up.
  static let tlsRevocationStall = Signature(
    id: "tls-revocation-stall",
    phase: .tls,
    title: "The client stalled over the server's certificate until the server gave up",
    explanation: """
      The server had sent its certificate and the client's TCP had taken it. Then it was the client's turn, and it sent nothing for seconds, until the \
      connection ended. Clients do this while they ask whether the certificate was revoked and the place that knows does not answer.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("The revocation list or the OCSP server of the certificate cannot be reached from the client") { attempt in
        guard let leaf = attempt.connection?.leaf else { return Weight() }
        if leaf.facts.isSelfSigned { return Weight(against: ["the certificate is self-signed: nobody can revoke it"]) }
        return leaf.facts.revocationURLs.first.map { Weight(for: ["the certificate names \($0)"]) } ?? Weight()
      },
      Cause("The client waits for its user at a prompt"),
      Cause("The client hangs: a smart card, a key store or a security program does not answer"),
    ],
    remedies: [
      Remedy(
        .client, "Export the server's certificate, and see whether what it names can be fetched.",
        command: "certutil -url CERTIFICATE.cer"),
      Remedy(
        .network, "Let the client reach the places that the certificate names, over HTTP.", risk: .reversible,
        undo: "Remove the rule."),
      Remedy(
        .server,
        "Use a certificate whose revocation list the clients can reach. A new capture then shows the client's answer within a second.",
        risk: .reversible, undo: "Bind the earlier certificate again."),
    ],
    sources: ["RFC 5280 section 4.2.1.13", "RFC 6960 section 2"],
    needs: [TLSCertificate.self]
  ) { attempt in
    guard let connection = attempt.connection, let certificate = connection.certificate else {
      return .cannotTell("the certificate does not show: TLS did not get that far, or TLS 1.3 hides it")
    }
    if let answer = connection.timeline.answer(to: certificate.event, from: .client) {
      return .ruledOut("the client went on after \((answer.time - certificate.event.time).text)", by: answer)
    }
    guard connection.isAcknowledged(certificate.event) else {
      return .cannotTell("the certificate was not acknowledged")
    }
    guard let closing = connection.closing, closing.side == .server else {
      return .cannotTell("the server did not give up")
    }
    let wait = closing.time - certificate.event.time
    guard wait >= .seconds(5) else { return .cannotTell("the client had only \(wait.text)") }
    return .matched(
      Judgement.Match(
        .possible,
        connection.certificateEvidence + [
          Evidence(
            certificate.event.frame,
            "no message of the client in the \(wait.text) after frame \(certificate.event.frame)"),
          Evidence(closing.frame, "then \(closing.manner.text) from the server"),
        ]))
  }
}
