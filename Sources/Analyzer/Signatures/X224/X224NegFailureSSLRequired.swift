import Dissectors

extension Signature {
  /// Failure code 1.
  static let x224NegFailureSSLRequired = Signature(
    id: "x224-neg-failure-ssl-required",
    phase: .x224,
    title: "The server requires TLS, and the client did not offer it",
    explanation: """
      Client and server compared the security protocols they know, and the server refused: it allows connections with TLS only, which the client \
      had not offered. No password was asked for or sent.
      """,
    causes: [
      Cause("The client is set to standard RDP security, or is too old to know TLS") { attempt in
        attempt.weighOffer { offer, text in offer.isEmpty ? Weight(for: [text]) : Weight(against: [text]) }
      },
      Cause("The client offered CredSSP without TLS, and the server knows TLS only") { attempt in
        attempt.weighOffer { offer, text in
          !offer.isEmpty && !offer.contains(.ssl) ? Weight(for: [text]) : Weight(against: [text])
        }
      },
    ],
    remedies: [
      Remedy(.client, "Let the client negotiate instead of forcing a security protocol: with FreeRDP, leave out /sec."),
      .readSecuritySettings,
      .updateClient,
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.2", "MS-RDPBCGR 5.4"]
  ) { attempt in
    attempt.judgeNegotiationFailure(.sslRequiredByServer)
  }
}
