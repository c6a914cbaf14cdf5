import Dissectors

/// A traffic secret of TLS 1.3 and what is made of it.
///
/// RFC 8446 sections 7.2 and 7.3.
struct TrafficKeys: Sendable {
  let secret: Secret
  let digest: Digest
  let algorithms: SuiteAlgorithms

  /// Finds the secret under `label` in the key log.
  init(_ label: KeyLogLabel, _ negotiation: TLSNegotiation, _ secrets: TLSSecrets) throws(DecryptionError) {
    let algorithms = try negotiation.algorithms()
    let digest = algorithms.digest(in: .tls13)
    guard let secret = secrets.keyLog[label, negotiation.clientRandom] else { throw .noSecret(label: label.rawValue) }
    guard secret.count == digest.byteCount else {
      throw .secretOfWrongLength(label: label.rawValue, expected: digest.byteCount, found: secret.count)
    }
    self.init(secret: secret, digest: digest, algorithms: algorithms)
  }

  init(secret: Secret, digest: Digest, algorithms: SuiteAlgorithms) {
    self.secret = secret
    self.digest = digest
    self.algorithms = algorithms
  }

  func opener() throws(DecryptionError) -> RecordOpener {
    guard case .authenticated(let name, let tag, _) = algorithms.cipher else {
      throw .unsupported("a cipher suite that TLS 1.3 does not have")
    }
    let key = try expand("key", count: algorithms.keyLength)
    let iv = try expand("iv", count: 12)
    return RecordOpener(
      .authenticated(
        AuthenticatedProtection(
          cipher: OpenSSLCipher(name: name, key: key), fixedNonce: iv, tagLength: tag, isTLS13: true)))
  }

  /// The keys after a KeyUpdate.
  func updated() throws(DecryptionError) -> Self {
    Self(secret: try expand("traffic upd", count: digest.byteCount), digest: digest, algorithms: algorithms)
  }

  private func expand(_ label: String, count: Int) throws(DecryptionError) -> Secret {
    guard let secret = HKDF(digest: digest).expand(secret, label: label, count: count) else {
      throw .unavailable("HMAC with \(digest)")
    }
    return secret
  }
}
