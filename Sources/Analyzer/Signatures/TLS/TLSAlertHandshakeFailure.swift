import Dissectors

extension Signature {
  /// The server finds nothing it can speak in the ClientHello.
  static let tlsAlertHandshakeFailure = Signature(
    id: "tls-alert-handshake-failure",
    phase: .tls,
    title: "The server found no cipher suite it could use",
    explanation: """
      The server read the ClientHello and answered with the TLS alert handshake_failure: of the cipher suites, groups and signature algorithms \
      the client offered, none was one the server allows or can use with its certificate.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("No cipher suite in common: a hardened list on one side, or a very old system on the other") { attempt in
        guard let hello = attempt.connection?.clientHello?.message else { return Weight() }
        let count = hello.cipherSuites.filter { !$0.isSignal }.count
        return hello.isMainstream
          ? Weight() : Weight(for: ["the client offers \(count) suites, none of them ECDHE with AES-GCM"])
      },
      Cause(
        "The server's certificate does not fit: an EC key where the client accepts only RSA signatures, or a key made for key exchange only"
      ),
      Cause("No elliptic curve or signature algorithm in common"),
    ],
    remedies: [
      Remedy(
        .server, "List what the server allows and compare it with the client's offer in the evidence.",
        command: "Get-TlsCipherSuite | Select-Object Name"),
      Remedy(
        .server, "Read what Schannel wrote at that time: 36874 names the missing suite, 36888 the alert.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Id=36874,36888} -MaxEvents 20"),
      Remedy(
        .server, "Set the policy SSL Cipher Suite Order back to Not configured, so that Windows' own list applies.",
        risk: .reversible, undo: "Set the policy as it was."),
    ],
    sources: ["RFC 5246 section 7.2.2", "Microsoft, An internal error has occurred (Remote Desktop)"]
  ) { attempt in
    attempt.judgeServerAlert(.handshakeFailure)
  }
}
