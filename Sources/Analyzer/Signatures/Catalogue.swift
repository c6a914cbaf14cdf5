extension Signature {
  /// Every known way to fail, the most specific first: of those that match one connection, the first is the finding.
  public static let catalogue: [Signature] = [
    // Name resolution
    .tcpSYNDrop,

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
