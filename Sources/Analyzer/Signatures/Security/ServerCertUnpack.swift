import Dissectors

extension Signature {
  /// The client stumbles over the certificate of standard RDP security.
  static let serverCertUnpack = Signature(
    id: "server-cert-unpack",
    phase: .security,
    title: "The client left when it had the server's key for RDP encryption",
    explanation: """
      The connection was to use the encryption that RDP had before TLS. The server sent its settings with a certificate of its own kind, and the client ended \
      the connection instead of sending its half of the keys. Most likely it could not read that certificate.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x706))],
    causes: [
      Cause("The client cannot read the certificate that the server sent") { $0.weighCertificateKind(.x509) },
      Cause("The server's certificate of RDP security is damaged or missing") { attempt in
        guard let settings = attempt.connection.flatMap(SecuritySettings.init), settings.chosen.certificate == nil
        else { return Weight() }
        return Weight(for: ["the server sent none (frame \(settings.server.event.frame))"])
      },
      Cause("The client found something else in the server's settings that it does not take"),
    ],
    remedies: [
      .connectWithTLS,
      .updateClient,
      Remedy(
        .server,
        "On Windows, keep a copy of the licensing certificate, delete it and restart the service, which makes a new one. A new capture then shows a Security Exchange.",
        command:
          "reg export \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\" rcm.reg; reg delete \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\RCM\" /v Certificate; Restart-Service TermService -Force",
        risk: .interruptsService, undo: "reg import rcm.reg"),
    ],
    sources: ["MS-RDPBCGR 2.2.1.4.3.1", "MS-RDPBCGR 5.3.4", "xrdp issue 195"],
    needs: [MCSConnectInitial.self]
  ) { attempt in
    guard let connection = attempt.connection, let settings = SecuritySettings(connection) else {
      return .cannotTell("no settings of standard RDP security were exchanged")
    }
    if let next = connection.timeline.answer(to: settings.server.event, from: .client) {
      return .ruledOut("the client went on after the server's settings", by: next)
    }
    guard !settings.chosen.encryptionMethod.isEmpty, !settings.disagree, connection.closing?.side == .client,
      let end = connection.end(after: settings.server.event)
    else { return .cannotTell("the client did not leave over the server's key") }
    let kind = settings.chosen.certificate.map { "a certificate: \($0.kind.name ?? $0.kind.hex)" } ?? "no certificate"
    return .matched(
      .possible,
      Evidence(settings.server.event.frame, field: "rdp.serverCertificate.version", "the server sent \(kind)"), end)
  }
}

extension Attempt {
  fileprivate func weighCertificateKind(_ kind: ServerCertificate.Kind) -> Signature.Weight {
    guard let settings = connection.flatMap(SecuritySettings.init), let found = settings.chosen.certificate else {
      return Signature.Weight()
    }
    return found.kind == kind
      ? Signature.Weight(for: ["it is an X.509 chain (frame \(settings.server.event.frame))"]) : Signature.Weight()
  }
}
