import Dissectors

extension Signature {
  /// Client and server have no TLS version in common.
  static let tlsAlertProtocolVersion = Signature(
    id: "tls-alert-protocol-version",
    phase: .tls,
    title: "Client and server have no TLS version in common",
    explanation: """
      One side answered the other's TLS version with the alert protocol_version: the versions that the client offers and those that the server allows \
      do not overlap.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The server allows newer versions only, and the client is too old or restricted") { attempt in
        guard let hello = attempt.connection?.clientHello?.message else { return Weight() }
        let version = hello.highestVersion
        let text = "the client's highest version is \(version.name ?? version.hex)"
        return version.rawValue <= TLSVersion.tls11.rawValue ? Weight(for: [text]) : Weight()
      },
      Cause("The server speaks old versions only: TLS 1.2 is missing or switched off there") { attempt in
        guard let hello = attempt.connection?.serverHello?.message else { return Weight() }
        let version = hello.version
        let text = "the server chose \(version.name ?? version.hex)"
        return version.rawValue <= TLSVersion.tls11.rawValue ? Weight(for: [text]) : Weight()
      },
    ],
    remedies: [
      Remedy(
        .server, "See whether TLS 1.2 is switched off for the server role. No such key means the system's default.",
        command:
          "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server\""
      ),
      Remedy(
        .client, "Update the client, so that it speaks TLS 1.2.", risk: .reversible,
        undo: "Go back to the earlier client."),
      Remedy(
        .server, "Install the updates that bring TLS 1.2, then enable it.", risk: .reversible,
        undo: "Delete the values Enabled and DisabledByDefault under the key."),
    ],
    sources: ["RFC 8446 section 6.2", "Microsoft, Cannot connect by RDP to an Azure VM because of TLS versions"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    let alerts = connection.timeline.all(TLSAlert.self).filter { $0.message.level == .fatal }
    if let alert = alerts.first(where: { $0.message.description == .protocolVersion }) {
      return .matched(.certain, .clientVersions(hello), .alert(alert))
    }
    guard let serverHello = connection.serverHello else { return .cannotTell("no ServerHello was seen") }
    let isOld = serverHello.message.version.rawValue < TLSVersion.tls12.rawValue
    if isOld,
      let alert = alerts.first(where: { $0.event.side == .client && !$0.message.description.isAboutCertificate })
    {
      return .matched(.likely, .clientVersions(hello), .serverVersion(serverHello), .alert(alert))
    }
    return .ruledOut("both sides settled on \(serverHello.message.version.name ?? "a version")", by: serverHello.event)
  }
}
