extension RemarkRule {
  /// Every circumstance that is told, in the order in which an attempt meets them.
  public static let all: [RemarkRule] = [
    .bruteForceNoise,
    .nameSlow,
    .strippedOptions,
    .ipLiteralTarget,
    .selfSigned,
    .autoReconnect,
    .reactivation,
    .udpTransport,
  ]
}
