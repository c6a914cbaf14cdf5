import Dissectors

extension Signature {
  /// One side insists on FIPS, the other has nothing that FIPS allows.
  static let tlsFIPSMismatch = Signature(
    id: "tls-fips-mismatch",
    phase: .tls,
    title: "One side allows encryption by FIPS only, and the other offers none",
    explanation: """
      A computer that is set to FIPS takes only encryption that FIPS 140 approves. What the two sides can do has nothing of that in common, and the \
      connection ended while encryption was agreed on.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x506)), MstscCode(.socketClosed)],
    causes: [
      Cause("A policy switched FIPS on at the server, and the client does not know it or has it switched off"),
      Cause("The client is restricted to ciphers that FIPS does not approve") { attempt in
        attempt.connection?.clientHello.map { $0.message.offersFIPS ? Weight() : Weight(for: ["it offers no AES"]) }
          ?? Weight()
      },
    ],
    remedies: [
      Remedy(
        .server, "See whether FIPS is switched on (1), and which level of encryption RDP demands (4 is FIPS).",
        command:
          "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy', 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' | Select-Object Enabled, MinEncryptionLevel"
      ),
      Remedy(
        .client, "Let the client offer AES: take away a setting that restricts its ciphers.", risk: .reversible,
        undo: "Restrict them again."),
      .updateClient,
      Remedy(
        .server,
        "Where nobody demands FIPS: take the level of encryption back to 2. A new capture then goes on after the settings.",
        command:
          "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' -Name MinEncryptionLevel -Value 2",
        risk: .weakensSecurity, undo: "Set MinEncryptionLevel back to 4."),
    ],
    sources: ["MS-RDPBCGR 5.3.2", "MS-RDPBCGR 2.2.1.4.3", "RFC 5246 section 7.2.2"]
  ) { attempt in
    guard let connection = attempt.connection, let hello = connection.clientHello else {
      return attempt.judgeFIPSLevel()
    }
    guard !hello.message.offersFIPS else {
      return .ruledOut("the client offers ciphers that FIPS approves", by: hello.event)
    }
    if let chosen = connection.serverHello {
      return .ruledOut("the server took what the client offers", by: chosen.event)
    }
    let answers = connection.timeline.all(TLSAlert.self, from: .server)
    let refusal = answers.first { [.handshakeFailure, .insufficientSecurity].contains($0.message.description) }
    guard let refusal else { return .cannotTell("the server did not say that it refuses the ciphers") }
    return .matched(.possible, .offeredSuites(hello), .alert(refusal))
  }
}

extension Attempt {
  /// Standard RDP security has a method of its own for FIPS.
  fileprivate func judgeFIPSLevel() -> Judgement {
    let judgement = judgeDisagreement { $0.chosen.encryptionMethod.contains(.fips) }
    guard case .matched(var match) = judgement else { return judgement }
    match.phase = .security
    return .matched(match)
  }
}

extension ClientHello {
  /// Whether one of the cipher suites encrypts with AES or with triple DES, the only ciphers of TLS that FIPS 140 approves.
  fileprivate var offersFIPS: Bool {
    cipherSuites.contains { suite in
      guard let isAES = suite.mentions("AES") else { return !suite.isSignal }
      return isAES || suite.mentions("3DES") == true
    }
  }
}
