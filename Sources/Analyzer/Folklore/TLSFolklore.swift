import Capture
import Dissectors

extension Folklore {
  /// What web guides say of TLS, of security layers and of NLA.
  static let aboutTLS: [Folklore] = [
    .tlsVersion, .cipherSuites, .securityLayer, .nlaMismatch, .nlaDisable, .credSSPUpdate,
  ]

  static let tlsVersion = Folklore(
    id: "tls-version", title: "TLS 1.2 is not enabled",
    claim: "Web guides switch TLS 1.2 on, or older versions back on, by policy or in the registry.",
    truth: .documented(
      "Without a version in common the server sends the alert protocol_version, or Windows just hangs up on the ClientHello (events 36871, 36874).",
      "RFC 5246 section 7.2.2; Microsoft support, event-id-troubleshoot-vm-rdp-connecton"),
    shows: "The versions that the client offered, the one that the server chose, and alerts.",
    signatures: [
      .tlsAlertProtocolVersion, .tlsResetAfterClientHello, .tlsAlertHandshakeFailure, .tlsFIPSMismatch,
      .tlsClientAlertOther,
    ],
    danger: Danger(
      .weakensSecurity, "Switching TLS 1.0 back on is dangerous for every service of the machine; enabling 1.2 is not.",
      undo: "Set the keys under SCHANNEL\\Protocols back, and restart."),
    isCommon: true, words: ["tls-1.2", "schannel"],
    ruledOut: .first(of: .agreedOnVersion, .comesOnly(with: .tlsClientHello)))

  static let cipherSuites = Folklore(
    id: "cipher-suites", title: "No cipher suite in common",
    claim: "Web guides blame cipher suites that do not match.",
    truth: .documented(
      "The server then sends the alert handshake_failure, or Windows hangs up on the ClientHello (event 36874).",
      "RFC 5246 section 7.2.2; Microsoft support, internal-error-has-occurred"),
    shows: "The suites that the client offered, the one that the server chose, and alerts.",
    signatures: [
      .tlsAlertHandshakeFailure, .tlsResetAfterClientHello, .tlsFIPSMismatch, .tlsClientAlertOther,
      .tlsCertUnsupportedKeytype, .tlsClientHelloFragmentMiddlebox,
    ],
    danger: Danger(
      .reversible, "A list of suites that is set by hand ages, and old ones in it weaken every service.",
      undo: "Set the policy SSL Cipher Suite Order to \"Not configured\"."),
    words: ["cipher", "ciphers"], ruledOut: .first(of: .agreedOnCipher, .comesOnly(with: .tlsClientHello)))

  static let securityLayer = Folklore(
    id: "security-layer", title: "Set the security layer to RDP",
    claim: "Web guides select the RDP security layer, or \"Negotiate\", which weakens the server for everybody.",
    truth: .documented(
      "It is at most a short test, after which SecurityLayer goes back to 2. A server and a client that cannot agree say so in the negotiation.",
      "Microsoft support, internal-error-has-occurred; MS-RDPBCGR 2.2.1.2.2"),
    shows: "What the client offered, what the server chose, or its reason to refuse.",
    signatures: [
      .x224NegFailureSSLRequired, .x224NegFailureSSLNotAllowed, .x224NegFailureInconsistent, .x224ProtocolNotAcceptable,
      .x224MalformedOrUnoffered, .standardSecurityMismatch, .standardSecurityDecrypt, .serverCertUnpack,
    ], lookalikes: [.negotiationFallback],
    danger: Danger(
      .weakensSecurity, "RDP's own security does not prove who the server is, and its encryption is weak.",
      undo: "Set SecurityLayer to 2 again."),
    words: ["SecurityLayer"], ruledOut: .agreedOnSecurity)

  static let nlaMismatch = Folklore(
    id: "nla-mismatch", title: "NLA is required at one end only",
    claim: "Web guides say that NLA is required at one end and missing at the other.",
    truth: .documented(
      "A server that insists on NLA answers a client without it with HYBRID_REQUIRED_BY_SERVER, in clear.",
      "MS-RDPBCGR 2.2.1.2.2"),
    shows: "What the client offered, and what the server chose or why it refused: always in clear.",
    signatures: [
      .x224NegFailureNLARequired, .x224NegFailureSSLRequired, .x224NegFailureSSLNotAllowed, .x224NegFailureInconsistent,
      .x224ProtocolNotAcceptable, .x224MalformedOrUnoffered,
    ],
    isCommon: true, words: ["nla", "nla-required", "enablecredsspsupport"], ruledOut: .agreedOnSecurity)

  static let nlaDisable = Folklore(
    id: "nla-disable", title: "Turn NLA off",
    claim: "Web guides disable NLA on the server, which weakens it for everybody.",
    truth: .documented(
      "It is at most a short test, after which UserAuthentication goes back to 1. NLA has nothing to do with a connection that ends before the logon.",
      "Microsoft support, internal-error-has-occurred"),
    shows: "Whether the connection reached the logon at all, and what became of it there.",
    signatures: [
      .x224NegFailureNLARequired, .nlaLogonFailure, .nlaAccountState, .nlaErrorcodeUndecrypted, .nlaRefusedOther,
      .nlaSilentDropAfterAuthToken, .nlaPromptAbandoned, .ntlmBlocked, .ntlmChannelBinding, .tlsAppCloseNotifyBeforeNLA,
      .credsspPubkeyMismatch, .credsspOracleClientBlocks, .credsspOracleServerBlocks, .x224RestrictedAdminUnsupported,
    ],
    danger: Danger(
      .weakensSecurity,
      "Anybody who reaches the port gets a logon screen and a session's worth of memory before proving who they are.",
      undo: "Set UserAuthentication to 1 again."),
    words: ["nla", "UserAuthentication", "disable-nla"], ruledOut: .comesOnly(with: .credsspNegotiate))

  static let credSSPUpdate = Folklore(
    id: "credssp-update", title: "The CredSSP update of 2018",
    claim: "Web guides blame the CredSSP update of 2018.",
    truth: .documented(
      """
      That mismatch has its own dialog (encryption oracle remediation); 0x904 fits only a server that drops an old client. \
      Setting AllowEncryptionOracle to 2 is dangerous, as it reopens CVE-2018-0886: patch both ends.
      """, "Microsoft support, credssp-encryption-oracle-remediation; FreeRDP issue 4483"),
    shows:
      "With keys the CredSSP versions of both ends: 5 and above are patched. Without keys the size of the server's proof tells.",
    signatures: [
      .nlaSilentDropAfterAuthToken, .tlsAppCloseNotifyBeforeNLA, .nlaErrorcodeUndecrypted, .credsspOracleClientBlocks,
      .credsspOracleServerBlocks, .credsspVersionFlip,
    ],
    danger: Danger(
      .weakensSecurity,
      "With AllowEncryptionOracle at 2 whoever stands between can log on in the user's name, a danger to every server the client uses.",
      undo: "Delete AllowEncryptionOracle under Policies\\System\\CredSSP\\Parameters, which is dangerous to keep."),
    words: ["AllowEncryptionOracle", "encryption-oracle", "CVE-2018-0886", "credssp"],
    ruledOut: .first(
      of: .comesOnly(with: .credsspNegotiate), .bothPatched,
      .passed(.credsspCredentials, "CredSSP went through to the end, where the client sends its credentials")))
}

extension FolkloreRule {
  /// Both ends name a version of CredSSP that holds the update.
  fileprivate static let bothPatched = FolkloreRule { hearing in
    guard let client = hearing.connection.credSSPVersion(of: .client), client.version >= 5,
      let server = hearing.connection.credSSPVersion(of: .server), server.version >= 5
    else { return nil }
    return Objection(
      why: "both ends are patched: the client speaks CredSSP \(client.version), the server \(server.version)",
      frames: [client.event.frame, server.event.frame])
  }
}
