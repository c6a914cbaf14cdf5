/// What a line of a key log holds.
///
/// RFC 9850 section 2 and, for the labels before TLS 1.3, what NSS has written under `SSLKEYLOGFILE` and Wireshark reads.
enum KeyLogLabel: String, Hashable, Sendable {
  /// The master secret of TLS 1.2 and earlier, by client random.
  case clientRandom = "CLIENT_RANDOM"
  /// The master secret by session id, which several connections may share.
  case sessionID = "RSA Session-ID"
  /// The premaster secret by the first eight bytes of its encrypted form.
  case encryptedPremaster = "RSA"
  /// The premaster secret by client random.
  case premasterByClientRandom = "PMS_CLIENT_RANDOM"
  case clientEarlyTraffic = "CLIENT_EARLY_TRAFFIC_SECRET"
  case clientHandshakeTraffic = "CLIENT_HANDSHAKE_TRAFFIC_SECRET"
  case serverHandshakeTraffic = "SERVER_HANDSHAKE_TRAFFIC_SECRET"
  case clientTraffic = "CLIENT_TRAFFIC_SECRET_0"
  case serverTraffic = "SERVER_TRAFFIC_SECRET_0"
  case exporter = "EXPORTER_SECRET"
  case earlyExporter = "EARLY_EXPORTER_SECRET"
  case echSecret = "ECH_SECRET"
  case echConfiguration = "ECH_CONFIG"

  /// Whether records can be opened with it; the rest is read over.
  var isUsed: Bool {
    switch self {
    case .clientEarlyTraffic, .exporter, .earlyExporter, .echSecret, .echConfiguration: false
    default: true
    }
  }

  /// Sizes in bytes of what a secret is found by.
  var identifierLength: ClosedRange<Int> {
    switch self {
    case .sessionID: 1...32
    case .encryptedPremaster: 8...8
    default: 32...32
    }
  }

  /// Whether a secret may have that many bytes: 48 before TLS 1.3, one digest of the suite's hash in it.
  func allows(secretLength: Int) -> Bool {
    switch self {
    case .clientRandom, .sessionID, .encryptedPremaster: secretLength == 48
    case .premasterByClientRandom, .echSecret, .echConfiguration: 1...1024 ~= secretLength
    default: secretLength == 32 || secretLength == 48
    }
  }
}
