import Dissectors

extension Signature {
  /// The client ends TLS with an alert that is not about the certificate.
  static let tlsClientAlertOther = Signature(
    id: "tls-client-alert-other",
    phase: .tls,
    title: "The client broke off TLS with an alert",
    explanation: """
      The server had answered the ClientHello, and the client ended the connection with a fatal TLS alert that is not about the certificate. The alert in the \
      evidence names the fault as far as TLS has words for it; what displeased the client stands in what the server had sent just before.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The server chose a cipher, a curve or a signature that the client's policy or library does not allow") {
        $0.weighClientAlert(.handshakeFailure, .insufficientSecurity, .illegalParameter)
      },
      Cause("A fault in the TLS of the client or of the server, or an update of one of them") {
        $0.weighClientAlert(.internalError, .decodeError, .decryptError)
      },
      Cause("A device on the path changed the server's answer"),
      Cause("The user cancelled") { $0.weighClientAlert(.userCanceled) },
    ],
    remedies: [
      Remedy(
        .client, "On Windows, read what Schannel wrote at that moment.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Schannel'} -MaxEvents 20"),
      Remedy(
        .client, "Connect once with another client, and compare both captures.", command: "rdpwhy diff GOOD BAD"),
      Remedy(
        .server, "See which ciphers the server has, and in which order.",
        command: "Get-TlsCipherSuite | Select-Object Name"),
      .updateClient,
    ],
    sources: ["RFC 8446 section 6.2", "RFC 5246 section 7.2.2"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.serverHello else {
      return .cannotTell("no ServerHello was seen")
    }
    guard let alert = connection.otherClientAlert else {
      guard let spoke = connection.firstClientRecord else { return .cannotTell("the client sent no readable alert") }
      return .ruledOut("the client went on with TLS", by: spoke)
    }
    return .matched(.certain, .serverVersion(hello), .chosenSuite(hello), .alert(alert))
  }
}

extension Connection {
  /// The client's fatal alert in clear that is neither about the certificate nor about versions.
  fileprivate var otherClientAlert: Timeline.Sighting<TLSAlert>? {
    timeline.all(TLSAlert.self, from: .client).first { alert in
      let description = alert.message.description
      return alert.message.level == .fatal && description != .closeNotify && description != .protocolVersion
        && !description.isAboutCertificate
    }
  }
}

extension Evidence {
  fileprivate static func chosenSuite(_ hello: Timeline.Sighting<ServerHello>) -> Evidence {
    let suite = hello.message.cipherSuite
    return Evidence(
      hello.event.frame, field: "tls.handshake.ciphersuite", "the server chose \(suite.name ?? suite.hex)")
  }
}

extension Attempt {
  fileprivate func weighClientAlert(_ descriptions: AlertDescription...) -> Signature.Weight {
    guard let alert = connection?.otherClientAlert, descriptions.contains(alert.message.description) else {
      return Signature.Weight()
    }
    let name = alert.message.description.name ?? alert.message.description.hex
    return Signature.Weight(for: ["the alert says \(name) (frame \(alert.event.frame))"])
  }
}

extension AlertDescription {
  fileprivate static let illegalParameter = Self(rawValue: 47)
  fileprivate static let decodeError = Self(rawValue: 50)
  fileprivate static let decryptError = Self(rawValue: 51)
  fileprivate static let userCanceled = Self(rawValue: 90)
}
