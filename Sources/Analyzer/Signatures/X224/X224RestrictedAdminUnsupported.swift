import Dissectors

extension Signature {
  /// The client wants to log on without handing its credentials over, and the server does not do that.
  static let x224RestrictedAdminUnsupported = Signature(
    id: "x224-restricted-admin-unsupported",
    phase: .x224,
    title: "The server does not support the client's way to protect its credentials",
    explanation: """
      The client was told to connect in Restricted Admin mode or with Remote Credential Guard, so that its credentials do not leave it. The server's answer \
      to the negotiation says that it does not support that, and the client closed the connection rather than send them.
      """,
    causes: [
      Cause("Restricted Admin is switched off on the server, as it is by default") { $0.weighMode(.restrictedAdmin) },
      Cause("The server is too old for Remote Credential Guard, or a policy does not allow it") {
        $0.weighMode(.credentialGuard)
      },
      Cause("The server is no Windows: others do not have these modes") { attempt in
        attempt.serverSystem.map { $0.isWindows ? Weight(against: [$0.text]) : Weight(for: [$0.text]) } ?? Weight()
      },
    ],
    remedies: [
      Remedy(
        .client, "Connect without the option, if the server is trusted with the credentials.", command: "mstsc /v:HOST"),
      Remedy(
        .client, "See whether a policy makes the client insist on it.",
        command:
          "Get-ItemProperty 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\CredentialsDelegation' | Select-Object RestrictedRemoteAdministration, RestrictedRemoteAdministrationType"
      ),
      Remedy(
        .server,
        "Where policy wants it: allow Restricted Admin on the server, which also lets stolen password hashes be used there. A new capture then shows the flag RESTRICTED_ADMIN_MODE_SUPPORTED.",
        command:
          "reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v DisableRestrictedAdmin /t REG_DWORD /d 0",
        risk: .weakensSecurity,
        undo: "reg delete HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v DisableRestrictedAdmin"),
    ],
    sources: ["MS-RDPBCGR 2.2.1.1.1", "MS-RDPBCGR 2.2.1.2.1"]
  ) { attempt in
    guard let connection = attempt.connection, let request = connection.request, let confirm = connection.confirm,
      let wanted = request.message.negotiation?.flags, case .response(let able, _) = confirm.message.negotiation
    else { return .cannotTell("the negotiation was not completed") }
    guard let mode = ProtectedMode.allCases.first(where: { wanted.contains($0.request) }) else {
      return .cannotTell("the client did not ask for such a mode")
    }
    guard !able.contains(mode.support) else {
      return .ruledOut("the server supports \(mode.name)", by: confirm.event)
    }
    if let next = connection.timeline.answer(to: confirm.event, from: .client) {
      return .ruledOut("the client went on without it", by: next)
    }
    guard let closing = connection.closing, closing.side == .client else {
      return .cannotTell("the client did not leave there")
    }
    return .matched(
      .likely,
      Evidence(request.event.frame, field: "rdp.negReq.flags", "the client asked for \(mode.name)"),
      Evidence(confirm.event.frame, field: "rdp.negRsp.flags", "the server's answer does not name it as supported"),
      Evidence(closing.frame, "\(closing.manner.text) from the client, which had sent nothing more"))
  }
}

/// A way to log on that keeps the credentials on the client.
private enum ProtectedMode: CaseIterable {
  case restrictedAdmin, credentialGuard

  var request: NegotiationRequest.Flags {
    self == .restrictedAdmin ? .restrictedAdminModeRequired : .redirectedAuthenticationModeRequired
  }

  var support: X224ConnectionConfirm.Flags {
    self == .restrictedAdmin ? .restrictedAdminModeSupported : .redirectedAuthenticationModeSupported
  }

  var name: String { self == .restrictedAdmin ? "Restricted Admin mode" : "Remote Credential Guard" }
}

extension Attempt {
  fileprivate func weighMode(_ mode: ProtectedMode) -> Signature.Weight {
    guard let request = connection?.request, let wanted = request.message.negotiation?.flags else {
      return Signature.Weight()
    }
    return wanted.contains(mode.request)
      ? Signature.Weight(for: ["the client asked for \(mode.name) (frame \(request.event.frame))"])
      : Signature.Weight(against: ["the client did not ask for it"])
  }
}
