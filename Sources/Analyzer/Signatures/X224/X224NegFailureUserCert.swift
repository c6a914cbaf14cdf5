import Dissectors

extension Signature {
  /// Failure code 6.
  static let x224NegFailureUserCert = Signature(
    id: "x224-neg-failure-user-cert",
    phase: .x224,
    title: "The server requires a certificate of the user",
    explanation: """
      The server answered that it allows only TLS connections in which the client proves who it is with a certificate, such as one on a smart card. \
      The client had not offered that, and no security protocol was selected.
      """,
    causes: [
      Cause("The server is set to demand client certificates"),
      Cause("The client has no certificate for the user, or the smart card is not in its reader"),
    ],
    remedies: [
      Remedy(
        .client, "See whether the user's certificates and the smart card are there.",
        command: "certutil -scinfo -silent"),
      Remedy(.client, "Log on with the smart card or the certificate that the server's administrators gave out."),
      Remedy(.server, "Check with the server's administrators that the demand is meant."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.2"]
  ) { attempt in
    attempt.judgeNegotiationFailure(.sslWithUserAuthRequiredByServer)
  }
}
