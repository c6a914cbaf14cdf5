import Dissectors

extension Signature {
  /// The server receives the ClientHello and says nothing.
  static let tlsNoServerHelloTimeout = Signature(
    id: "tls-no-serverhello-timeout",
    phase: .tls,
    title: "The server never answered the ClientHello",
    explanation: """
      The server agreed to TLS and its TCP acknowledged the ClientHello, but the service behind it never sent a ServerHello. The network delivered the \
      bytes; the server did not act on them.
      """,
    mstsc: [MstscCode(.socketClosed), MstscCode(.timeoutOccurred)],
    causes: [
      Cause("The service hangs while it uses its private key: key isolation, a TPM or a hardware module"),
      Cause("The server is overloaded, or flooded with connections"),
      Cause("Part of the ClientHello was lost on the way") { attempt in
        guard let connection = attempt.connection, let hello = connection.clientHello else { return Weight() }
        return connection.isAcknowledged(hello.event)
          ? Weight(against: ["the server acknowledged all of it"])
          : Weight(for: ["the server did not acknowledge all of it"])
      },
    ],
    remedies: [
      Remedy(.server, "Check that the key services run.", command: "Get-Service KeyIso, CryptSvc, TermService"),
      Remedy(
        .server, "Read the System log for Schannel and Remote Desktop entries at that time.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Schannel'} -MaxEvents 20"),
      Remedy(
        .server, "Restart Remote Desktop Services. This disconnects everybody; their sessions stay.",
        command: "Restart-Service TermService -Force", risk: .interruptsService,
        undo: "None is needed; users connect again."),
    ],
    sources: ["Microsoft, An internal error has occurred (Remote Desktop)", "RFC 8446 section 4.1.3"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return .cannotTell("no ClientHello was seen")
    }
    if let answer = connection.helloAnswer {
      return .ruledOut(.helloAnswered, by: answer)
    }
    guard connection.isAcknowledged(hello.event) else { return .cannotTell("the ClientHello was not acknowledged") }
    return attempt.judgeSilence(
      of: .server, after: hello.event,
      shownBy: Evidence(hello.event.frame, field: "tls.handshake.type", "ClientHello, acknowledged by the server"),
      missing: "ServerHello")
  }
}
