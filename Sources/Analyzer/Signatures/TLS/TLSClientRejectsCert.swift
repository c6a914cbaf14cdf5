import Capture
import Crypto
import Dissectors

extension Signature {
  /// The client says by an alert that it does not accept the certificate.
  static let tlsClientRejectsCert = Signature(
    id: "tls-client-rejects-cert",
    phase: .tls,
    title: "The client refused the server's certificate",
    explanation: """
      After the server's certificate the client sent a fatal TLS alert about it and ended the connection. The alert in the evidence says why, as far as \
      TLS has words for it.
      """,
    causes: [
      Cause("The client does not trust the issuer: self-signed, or a certification authority it does not know") {
        attempt in
        let alert = attempt.connection?.certificateAlert
        return alert?.message.description == .unknownCA ? Weight(for: ["the alert says unknown_ca"]) : Weight()
      },
      Cause("The client is set to require a certificate without any fault: authentication level 1, or a strict client"),
      Cause("The certificate is damaged or made for another purpose") { attempt in
        let alert = attempt.connection?.certificateAlert
        return alert?.message.description == .badCertificate
          ? Weight(for: ["the alert says bad_certificate"]) : Weight()
      },
      Cause("A device on the path put its own certificate in place of the server's"),
    ],
    remedies: [
      Remedy(.client, "Compare the certificate's thumbprint in the evidence with the one on the server."),
      Remedy(
        .client, "If they are the same, install the issuing authority on the client.", risk: .reversible,
        undo: "Remove the authority from the client's store."),
      Remedy(
        .server, "Or use a certificate from an authority that the clients trust.", risk: .reversible,
        undo: "Bind the earlier certificate again."),
    ],
    sources: ["RFC 8446 section 6.2", "RFC 5246 section 7.2.2"]
  ) { attempt in
    guard let connection = attempt.connection, connection.serverHello != nil else {
      return .cannotTell("TLS did not get as far as a certificate")
    }
    guard let alert = connection.certificateAlert else {
      guard let spoke = connection.firstClientRecord else { return .cannotTell("the client sent no readable alert") }
      return .ruledOut("the client went on after the certificate", by: spoke)
    }
    return .matched(Judgement.Match(.certain, connection.certificateEvidence + [.alert(alert)]))
  }
}
