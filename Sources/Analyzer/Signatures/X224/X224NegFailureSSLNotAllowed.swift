import Dissectors

extension Signature {
  /// Failure code 2.
  static let x224NegFailureSSLNotAllowed = Signature(
    id: "x224-neg-failure-ssl-not-allowed",
    phase: .x224,
    title: "The server does not allow TLS, and the client wanted it",
    explanation: """
      The server is set to standard RDP security and refused TLS and CredSSP. A client that accepts this connects again without them; this attempt \
      shows no such connection that got further.
      """,
    causes: [
      Cause("The server's security layer is set to RDP"),
      Cause("The client is set to insist on TLS or on Network Level Authentication, so it does not fall back") {
        attempt in
        attempt.retryWithLess.map { Weight(against: ["the client tried again with less (frame \($0))"]) } ?? Weight()
      },
    ],
    remedies: [
      .readSecuritySettings,
      Remedy(.server, "See whether a policy sets the security layer.", command: "gpresult /R /SCOPE COMPUTER"),
      Remedy(
        .server, "Set the security layer to TLS. On xrdp the setting is security_layer in xrdp.ini.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name SecurityLayer -Value 2",
        risk: .reversible, undo: "Set the value back to what the first command showed."),
    ],
    sources: ["MS-RDPBCGR 2.2.1.2.2", "FreeRDP pull request 2397"]
  ) { attempt in
    attempt.judgeNegotiationFailure(.sslNotAllowedByServer)
  }
}

extension Attempt {
  /// The Connection Request of a later connection that offered fewer protocols.
  fileprivate var retryWithLess: Int? {
    guard let offered = connection?.requestedProtocols else { return nil }
    return connections.dropFirst(focus + 1).first { $0.requestedProtocols?.isStrictSubset(of: offered) ?? false }?
      .request?.event.frame
  }
}
