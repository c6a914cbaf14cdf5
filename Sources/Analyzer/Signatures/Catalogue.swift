extension Signature {
  /// Every known way to fail, the most specific first: of those that match one connection, the first is the finding.
  public static let catalogue: [Signature] = [
    // The name
    .dnsNXDomain,
    .dnsServfailRefused,
    .dnsTimeout,

    // The ticket: what a KDC said explains best why the client did not get through the logon
    .krbSkew,
    .krbPrincipalUnknown,
    .krbAPModified,
    .krbClientError,
    .smartcardFail,
    .krbErrorOther,
    .kdcUnreachable,

    // The own network
    .arpUnresolved,

    // TCP: who sent the client there, then what a router or host said before what nobody said
    .redirectTargetUnreachable,
    .tcpICMPAdminProhibited,
    .tcpICMPHostUnreachable,
    .tcpICMPTTLExceeded,
    .tcpRefusedByMiddlebox,
    .tcpRefusedClosedPort,
    .tcpSYNDropReturnPath,
    .dnsAAAADeadIPv6,
    .tcpSYNDrop,

    // The proxy and the gateway: what they said
    .rdpOverHTTPProxy,
    .gwCapRapDenied,
    .gwTargetUnreachable,
    .gwRefusedOther,
    .gwResetByTarget,
    .gwHTTP401Loop,
    .gwUnreachable,

    // What the server said inside TLS before what is guessed from how the connection ended
    .sessionEndedByPolicy,
    .serverAdmissionDenied,
    .brokerFailure,
    .graphicsDriverFailure,
    .capsRejected,
    .standardSecurityDecrypt,
    .licenseNoServer,
    .licenseNone,
    .licenseClientCache,
    .licenseRefusedOther,
    .licenseTimeout,
    .mcsChannelJoinRefused,
    .standardSecurityMismatch,
    .serverCertUnpack,

    // A forged reset explains better than the place where it struck, and so does a path that died
    .tcpFirewallAppResetAfterCR,
    .tcpRSTMidstreamInjected,
    .tcpSYNProxyStall,
    .tcpMTUBlackhole,
    .tcpHalfOpenDeadPeer,

    // The negotiation: what the server said before how it hung up
    .x224NegFailureSSLRequired,
    .x224NegFailureSSLNotAllowed,
    .x224NegFailureNoCert,
    .x224NegFailureInconsistent,
    .x224NegFailureNLARequired,
    .x224NegFailureUserCert,
    .x224MalformedOrUnoffered,
    .x224RestrictedAdminUnsupported,
    .x224ProtocolNotAcceptable,
    .wrongServiceOnPort,
    .wrongClientProtocol,
    .x224RoutingTokenRejected,
    .x224ResetBeforeConfirm,
    .x224NoConfirmTimeout,

    // TLS: a fault of the certificate before the client's complaint about it, and that before a client that just leaves
    .tlsInterceptionIssuer,
    .credsspPubkeyMismatch,
    .tlsCertExpired,
    .tlsCertNotYetValid,
    .tlsCertWeakKey,
    .tlsCertWrongEKU,
    .tlsCertNameMismatch,
    .tlsCertUnsupportedKeytype,
    .tlsClientRejectsCert,
    .delegationPolicy,
    .nlaPromptAbandoned,
    .tlsClientFINAfterCert,
    .tlsAlertHandshakeFailure,
    .tlsFIPSMismatch,
    .tlsAlertProtocolVersion,
    .tlsAlertInternalErrorEarly,
    .tlsBadRecordOrDesync,
    .tlsClientAlertOther,
    .tlsClientHelloFragmentMiddlebox,
    .tlsResetAfterClientHello,
    .tlsNoServerHelloTimeout,
    .tlsRevocationStall,

    // The logon: what the server said before what its record's size tells, and that before how it hung up
    .rdstlsDenied,
    .aadDenied,
    .nlaLogonFailure,
    .nlaAccountState,
    .clockSkew,
    .ntlmBlocked,
    .ntlmChannelBinding,
    .nlaRefusedOther,
    .nlaErrorcodeUndecrypted,
    .credsspVersionFlip,
    .credsspOracleClientBlocks,
    .credsspOracleServerBlocks,
    .nlaSilentDropAfterAuthToken,
    .authzDeniedEarly,
    .authzDeniedErrinfo,

    // After TLS
    .tlsAppCloseNotifyBeforeNLA,
    .mcsConnectFailed,
    .disconnectUltimatumNoErrinfo,
    .clientInfoNoReply,
    .demandActiveMissing,
    .sessionDropped,

    // How well the path carried it, where nothing else is known
    .tcpLossHigh,
    .tcpLatencyHigh,

    // A client that leaves by itself, where nothing explains it
    .tlsClientCloseAfterClientHello,
  ]
}
