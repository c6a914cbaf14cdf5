import Dissectors

extension Signature {
  /// The server finds that the logon does not belong to this TLS session.
  static let ntlmChannelBinding = Signature(
    id: "ntlm-channel-binding",
    phase: .credssp,
    title: "The logon was not bound to the TLS session as the server demands",
    explanation: """
      A client ties its proof of the password to the TLS session, so that nobody can carry it to another. The server answered that what the client sent does \
      not fit the session, or is missing. The password was not the problem.
      """,
    causes: [
      Cause("Something on the path ends TLS and begins it anew: a proxy, an inspecting firewall, a load balancer"),
      Cause("The client is set to NTLMv1 or LM, which cannot be tied to a session: LmCompatibilityLevel below 3") {
        attempt in
        guard let (event, message) = attempt.connection?.ntlmAccount else { return Weight() }
        return message.response == .ntlmv2
          ? Weight(against: ["the client answered with NTLMv2 (frame \(event.frame))"])
          : Weight(for: ["the client answered with \(message.response) (frame \(event.frame))"])
      },
      Cause("The client does not know channel bindings") { attempt in
        guard let (event, message) = attempt.connection?.ntlmAccount, let challenge = message.clientChallenge else {
          return Weight()
        }
        switch challenge.attributes.first(where: { $0.id == .channelBindings })?.value {
        case .opaque(isZero: false)?:
          return Weight(against: ["the client sent channel bindings (frame \(event.frame))"])
        default: return Weight(for: ["the client sent no channel bindings (frame \(event.frame))"])
        }
      },
    ],
    remedies: [
      Remedy(
        .client,
        "Compare the certificate that the client gets with the server's own: if they differ, something in between intercepts TLS.",
        command: "rdpwhy analyze -v CAPTURE"),
      Remedy(
        .server, "The thumbprint of the server's own certificate.",
        command: "Get-ChildItem 'Cert:\\LocalMachine\\Remote Desktop' | Format-List Subject, Thumbprint, NotAfter"),
      Remedy(.network, "Let RDP pass the inspection untouched.", risk: .reversible, undo: "Restore the earlier rule."),
      Remedy(
        .client, "See how the client answers to NTLM: below 3 is NTLMv1.",
        command: "reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v LmCompatibilityLevel"),
      Remedy(
        .client, "Raise it, if it is below 3.",
        command: "reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v LmCompatibilityLevel /t REG_DWORD /d 3",
        risk: .reversible,
        undo: "Set the earlier value."),
      .captureLogonAgain,
    ],
    sources: ["MS-CSSP 3.1.5", "MS-NLMP 3.1.5.1.2", "Microsoft support, error code 0xc000035b"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.channelBinding)
  }
}
