import Dissectors

extension Signature {
  /// Failure code 5.
  static let x224NegFailureNLARequired = Signature(
    id: "x224-neg-failure-nla-required",
    phase: .x224,
    title: "The server requires Network Level Authentication",
    explanation: """
      The server allows only clients that authenticate with CredSSP before a session exists, which is Network Level Authentication, and the \
      negotiation ended there. No password was asked for or sent.
      """,
    causes: [
      Cause("CredSSP is switched off in the client or in its .rdp file, or the client forces another protocol") {
        attempt in
        attempt.weighOffer { offer, text in
          offer.contains(.hybrid) ? Weight(against: [text]) : Weight(for: [text])
        }
      },
      Cause("The client is too old or too limited to know CredSSP") { attempt in
        attempt.weighOffer { offer, text in
          if offer.contains(.hybrid) { return Weight(against: [text]) }
          return offer.isEmpty ? Weight(for: [text]) : Weight()
        }
      },
      Cause("A device on the path changed the request, or the server judges it differently") { attempt in
        attempt.weighOffer { offer, text in
          offer.contains(.hybrid) ? Weight(for: [text + ", and CredSSP is HYBRID"]) : Weight()
        }
      },
    ],
    remedies: [
      Remedy(
        .client,
        "Switch CredSSP on: enablecredsspsupport:i:1 in the .rdp file; with FreeRDP, leave out /sec:tls and /sec:rdp.",
        risk: .reversible,
        undo: "Set it back."),
      .readSecuritySettings,
      .updateClient,
      Remedy(
        .server,
        "For a short test only: switch the demand off, connect, switch it on again. Meanwhile everybody who reaches the port gets to the logon "
          + "screen without having authenticated.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name UserAuthentication -Value 0",
        risk: .weakensSecurity,
        undo:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name UserAuthentication -Value 1"
      ),
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.2", "MS-RDPBCGR 5.4.5.2", "Remmina issue 1195"]
  ) { attempt in
    attempt.judgeNegotiationFailure(.hybridRequiredByServer)
  }
}
