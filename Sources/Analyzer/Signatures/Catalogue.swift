extension Signature {
  /// Every known way to fail, the most specific first: of those that match one connection, the first is the finding.
  public static let catalogue: [Signature] = [
    // The name
    .dnsNXDomain,
    .dnsTimeout,

    // TCP: what a router or host said before what nobody said
    .tcpICMPAdminProhibited,
    .tcpICMPHostUnreachable,
    .tcpRefusedClosedPort,
    .tcpSYNDrop,

    // A forged reset explains better than the place where it struck
    .tcpFirewallAppResetAfterCR,
    .tcpRSTMidstreamInjected,

    // The negotiation: what the server said before how it hung up
    .x224NegFailureSSLRequired,
    .x224NegFailureSSLNotAllowed,
    .x224NegFailureNoCert,
    .x224NegFailureInconsistent,
    .x224NegFailureNLARequired,
    .x224NegFailureUserCert,
    .wrongServiceOnPort,
    .x224ResetBeforeConfirm,
    .x224NoConfirmTimeout,

    // TLS: a fault of the certificate before the client's complaint about it, and that before a client that just leaves
    .tlsCertExpired,
    .tlsCertNotYetValid,
    .tlsCertNameMismatch,
    .tlsClientRejectsCert,
    .tlsClientFINAfterCert,
    .tlsAlertHandshakeFailure,
    .tlsAlertProtocolVersion,
    .tlsResetAfterClientHello,
    .tlsNoServerHelloTimeout,
  ]
}
