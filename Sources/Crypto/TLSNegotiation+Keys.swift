import Dissectors

/// The keys of TLS 1.0 to 1.2. RFC 5246 sections 6.3 and 8.1.
extension TLSNegotiation {
  /// What opens the records that `peer` sends after its ChangeCipherSpec.
  func opener(for peer: TLSPeer, _ secrets: TLSSecrets) throws(DecryptionError) -> RecordOpener {
    guard let answer else { throw .helloMissing(.server) }
    let algorithms = try algorithms()
    let digest = algorithms.digest(in: answer.version)
    let master = try masterSecret(secrets, digest)
    let sizes = KeyBlock.Sizes(algorithms.cipher, keyLength: algorithms.keyLength, version: answer.version)
    guard
      let bytes = PseudorandomFunction(digest: digest).expand(
        master, label: "key expansion", seed: answer.random + clientRandom, count: sizes.total)
    else { throw .unavailable("HMAC with \(digest)") }
    return RecordOpener(try protection(KeyBlock(bytes, sizes, peer), algorithms.cipher, answer))
  }

  /// What the suite names; the reason if nothing here opens such records.
  func algorithms() throws(DecryptionError) -> SuiteAlgorithms {
    guard let answer else { throw .helloMissing(.server) }
    guard answer.version.rawValue > TLSVersion.ssl30.rawValue, answer.version.rawValue <= TLSVersion.tls13.rawValue
    else {
      throw .unsupported(answer.version.name ?? "version \(answer.version.hex)")
    }
    guard !answer.compresses else { throw .unsupported("compressed records") }
    guard let algorithms = SuiteAlgorithms(answer.cipherSuite) else {
      throw .unsupported(answer.cipherSuite.name ?? "cipher suite \(answer.cipherSuite.hex)")
    }
    return algorithms
  }

  private func protection(
    _ keys: KeyBlock, _ cipher: SuiteAlgorithms.Cipher, _ answer: Answer
  ) throws(DecryptionError) -> RecordOpener.Protection {
    switch cipher {
    case .authenticated(let name, let tag, _):
      return .authenticated(
        AuthenticatedProtection(
          cipher: OpenSSLCipher(name: name, key: keys.key), fixedNonce: keys.iv, tagLength: tag, isTLS13: false))
    case .blocks(let name, let size, let mac):
      return .blocks(
        BlockProtection(
          cipher: OpenSSLCipher(name: name, key: keys.key), blockSize: size, mac: MACKey(digest: mac, key: keys.mac),
          encryptsThenMACs: answer.encryptsThenMACs,
          chain: answer.version == .tls10 ? .at(keys.iv.bytes) : nil))
    case .rc4(let mac):
      guard let rc4 = RC4(key: keys.key) else { throw .unsupported("RC4 without a key") }
      return .stream(StreamProtection(mac: MACKey(digest: mac, key: keys.mac), keystream: .rc4(rc4)))
    case .null(let mac):
      return .stream(StreamProtection(mac: MACKey(digest: mac, key: keys.mac), keystream: .none))
    }
  }
}

// MARK: - The master secret

extension TLSNegotiation {
  private func masterSecret(_ secrets: TLSSecrets, _ digest: Digest) throws(DecryptionError) -> Secret {
    if let master = secrets.keyLog[.clientRandom, clientRandom] { return master }
    if let premaster = secrets.keyLog[.premasterByClientRandom, clientRandom] { return try master(premaster, digest) }
    if let premaster = premasterSecret(secrets) { return try master(premaster, digest) }
    if let id = answer?.sessionID, !id.isEmpty, let master = secrets.keyLog[.sessionID, id] { return master }
    throw missingSecret(secrets)
  }

  private func missingSecret(_ secrets: TLSSecrets) -> DecryptionError {
    guard answer?.cipherSuite.keyExchange == "RSA", !secrets.privateKeys.isEmpty else {
      return .noSecret(label: KeyLogLabel.clientRandom.rawValue)
    }
    return keyExchange == nil ? .resumedSession : .otherPrivateKey
  }

  /// The premaster secret of RSA key exchange, two bytes of length before its encrypted form (RFC 5246 section 7.4.7.1).
  private func premasterSecret(_ secrets: TLSSecrets) -> Secret? {
    guard answer?.cipherSuite.keyExchange == "RSA", let encrypted = keyExchange?.dropFirst(2) else { return nil }
    if let premaster = secrets.keyLog[.encryptedPremaster, encrypted.prefix(8)] { return premaster }
    return secrets.privateKeys.lazy.compactMap { $0.decrypt(Array(encrypted)) }.first
  }

  private func master(_ premaster: Secret, _ digest: Digest) throws(DecryptionError) -> Secret {
    guard let answer else { throw .helloMissing(.server) }
    let function = PseudorandomFunction(digest: digest)
    if !answer.extendsMasterSecret {
      let seed = clientRandom + answer.random
      guard let master = function.expand(premaster, label: "master secret", seed: seed, count: 48) else {
        throw .unavailable("HMAC with \(digest)")
      }
      return master
    }
    // RFC 7627 section 4: the secret depends on every message before it.
    guard let hash = sessionHash(digest) else { throw .afterGap }
    guard let master = function.expand(premaster, label: "extended master secret", seed: hash, count: 48) else {
      throw .unavailable("HMAC with \(digest)")
    }
    return master
  }
}
