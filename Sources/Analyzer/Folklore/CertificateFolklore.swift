extension Folklore {
  /// What web guides say of the server's certificate.
  static let aboutCertificates: [Folklore] = [
    .certificateExpired, .certificateNotRenewed, .certificateName, .machineKeys, .newCertificate, .authenticationLevel,
    .revocationCheck,
  ]

  static let certificateExpired = Folklore(
    id: "certificate-expired", title: "The server's certificate has expired",
    claim: "Web guides blame an expired certificate.",
    truth: .documented(
      """
      A client that refuses one shows 0x1B07 or a warning instead. What is documented is a server that cannot renew its \
      certificate or read its private key (events 1057, 1058, 36870) and drops TLS. A certificate that a capture shows, \
      with the handshake going on after it, is not the cause.
      """, "Microsoft support, event-id-troubleshoot-vm-rdp-connecton"),
    shows:
      "The dates of the certificate, and what the client did after it; TLS 1.3 hides it without keys. No certificate at all after the ClientHello points at the key, not at the date.",
    signatures: [
      .tlsCertExpired, .tlsResetAfterClientHello, .tlsAlertInternalErrorEarly, .x224NegFailureNoCert,
      .tlsClientRejectsCert, .tlsClientFINAfterCert,
    ],
    isCommon: true, words: ["certificate", "cert", "cert-expired"],
    ruledOut: .first(of: .certificate(.tlsCertExpired), .comesOnly(with: .tlsClientHello)))

  static let certificateNotRenewed = Folklore(
    id: "certificate-not-renewed", title: "The certificate is not valid yet, or its renewal failed silently",
    claim: "Web guides say that the renewal of the certificate failed silently, or that it is not valid yet.",
    truth: .documented(
      "Windows writes down when it cannot renew its own certificate: events 1057 and 1058 in the System log. A date in the future is mostly a clock that is wrong.",
      "Microsoft support, event-id-troubleshoot-vm-rdp-connecton"),
    shows: "The first day of the certificate next to the clock of the capture.",
    signatures: [
      .tlsCertNotYetValid, .tlsCertExpired, .tlsResetAfterClientHello, .x224NegFailureNoCert,
      .tlsAlertInternalErrorEarly,
    ],
    words: ["renewal", "cert-not-yet-valid"],
    ruledOut: .first(of: .certificate(.tlsCertNotYetValid), .comesOnly(with: .tlsClientHello)))

  static let certificateName = Folklore(
    id: "certificate-name", title: "The certificate has another name",
    claim: "Web guides blame a certificate that does not match the name.",
    truth: .inferred(
      "mstsc warns and goes on if its user wants that. The name can also be right and the host wrong: an old address, an alias.",
      "derived: RFC 6125 section 6"),
    shows: "The names in the certificate next to the name that the client asked for.",
    signatures: [.tlsCertNameMismatch, .tlsClientRejectsCert, .tlsClientFINAfterCert],
    words: ["name-mismatch", "cert-mismatch"],
    ruledOut: .first(of: .certificate(.tlsCertNameMismatch), .comesOnly(with: .tlsClientHello)))

  static let machineKeys = Folklore(
    id: "machine-keys", title: "The private keys in MachineKeys",
    claim:
      "Web guides rename the MachineKeys folder, which is dangerous: it holds the private keys of all certificates of the machine, those of IIS, WinRM and agents among them.",
    truth: .documented(
      "Never rename it: Microsoft repairs the folder's permissions and recreates only the RDP certificate.",
      "Microsoft support, event-id-troubleshoot-vm-rdp-connecton"),
    shows:
      "A server that falls silent or fails after the ClientHello, whatever the client offers. Permissions do not show: icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys lists them and changes nothing.",
    signatures: [
      .tlsResetAfterClientHello, .x224NegFailureNoCert, .tlsAlertInternalErrorEarly, .tlsNoServerHelloTimeout,
    ],
    danger: Danger(
      .interruptsService,
      "Without its keys no service of the machine can prove who it is, and what they encrypted is lost.",
      undo: "Give the folder its old name at once. Keys that were made since then are missing in it."),
    words: ["MachineKeys", "keyset"],
    ruledOut: .passed(.tlsFinished, "the server used the private key of its certificate, and TLS was finished"))

  static let newCertificate = Folklore(
    id: "new-certificate", title: "Delete the certificate and restart the service",
    claim:
      "Web guides delete the RDP certificate and restart TermService, some with Restart-Service in the command prompt.",
    truth: .documented(
      "The service that makes the certificate is SessionEnv, and Restart-Service is PowerShell. It helps where the certificate or its key is broken, and only there.",
      "Microsoft support, rdp-error-general-troubleshooting"),
    shows: "Whether it worked: the next capture shows another thumbprint and a new first day.",
    signatures: [.tlsCertExpired, .tlsResetAfterClientHello, .x224NegFailureNoCert],
    danger: Danger(
      .interruptsService,
      "Restarting TermService ends every session. Where a Connection Broker or a policy gives out the certificate, deleting it breaks the others' trust.",
      undo: "Export the certificate with its key before, and import it again."),
    words: ["certlm", "SessionEnv", "restart-service"])

  static let authenticationLevel = Folklore(
    id: "authentication-level", title: "The authentication level of the .rdp file",
    claim:
      "Web guides set authentication level:i:0 in the .rdp file, which is dangerous: it hides the certificate warning, and with it an impostor.",
    truth: .inferred(
      "It changes nothing about who closes the socket.", "derived: the setting acts on the client alone"),
    shows: "Nothing of the setting. A client that leaves after the certificate is one that refused it.",
    signatures: [.tlsClientRejectsCert, .tlsClientFINAfterCert],
    danger: Danger(
      .weakensSecurity, "Whoever stands between can take the password.",
      undo: "Set authentication level:i:2, which warns of the danger again."),
    words: ["authentication level:i:0"])

  static let revocationCheck = Folklore(
    id: "revocation-check", title: "AllowCertRevocationCheck=0",
    claim: "Web guides set the value AllowCertRevocationCheck to 0.",
    truth: .inferred(
      "No documentation of this value was found. A list of revoked certificates that cannot be fetched makes a client wait, and that shows.",
      "search of Microsoft's documentation"),
    shows:
      "A pause of the client after the certificate, and its questions to the addresses that the certificate names.",
    signatures: [.tlsClientFINAfterCert, .tlsRevocationStall],
    danger: Danger(
      .weakensSecurity, "If it did anything, a certificate that was revoked would be trusted.",
      undo: "Delete the value; let the client reach the addresses instead."),
    words: ["AllowCertRevocationCheck", "crl", "ocsp"])
}
