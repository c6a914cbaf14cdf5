extension LookalikeRule {
  /// Every pattern that looks like a failure and is none: first those of the capture, then those of the connections in their order.
  public static let all: [LookalikeRule] = [
    .midstreamStart,
    .captureEnded,
    .oneDirection,
    .dupSPAN,
    .snaplen,
    .recoveredRetransmissions,
    .synRetryOnRST,
    .otherFamily,
    .portTest,
    .healthCheck,
    .scanner,
    .passwordGuessing,
    .negotiationFallback,
    .promptBetweenConfirmAndClientHello,
    .probeThenConnect,
    .wrongPasswordRetry,
    .redirectClose,
    .udpFallback,
    .serverRSTAfterClientFIN,
  ]
}
