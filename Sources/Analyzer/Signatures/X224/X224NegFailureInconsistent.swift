import Dissectors

extension Signature {
  /// Failure code 4.
  static let x224NegFailureInconsistent = Signature(
    id: "x224-neg-failure-inconsistent",
    phase: .x224,
    title: "The server found the client's request inconsistent",
    explanation: """
      The server answered that the flags of the client's negotiation request do not fit together. The client asked for a combination of protocols \
      that the server does not take, and no security protocol was selected.
      """,
    causes: [
      Cause("An unusual or faulty client, or one that is set to an unusual combination") { attempt in
        attempt.weighOffer { offer, text in
          !offer.isDisjoint(with: [.hybrid, .hybridEx]) && !offer.contains(.ssl)
            ? Weight(for: [text + ", CredSSP without TLS"]) : Weight()
        }
      },
      Cause("A device on the path changed the request"),
    ],
    remedies: [
      Remedy(
        .client, "Connect once with another client, such as mstsc with a new .rdp file, and compare both captures."),
      Remedy(.client, "Let the client negotiate instead of forcing a security protocol: with FreeRDP, leave out /sec."),
      .updateClient,
    ],
    sources: ["MS-RDPBCGR 2.2.1.1.1", "MS-RDPBCGR 2.2.1.2.2"]
  ) { attempt in
    attempt.judgeNegotiationFailure(.inconsistentFlags)
  }
}
