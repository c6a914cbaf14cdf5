/// How TLS up to 1.2 makes keys of secrets.
///
/// RFC 5246 section 5 and, for both digests at once, RFC 2246 section 5.
struct PseudorandomFunction: Sendable {
  let digest: Digest

  /// - Parameter label: in ASCII, such as `key expansion`.
  /// - Returns: `count` bytes; nil if OpenSSL refuses the digest.
  func expand(_ secret: Secret, label: String, seed: [UInt8], count: Int) -> Secret? {
    let seed = label.utf8 + seed
    guard case .md5sha1 = digest else { return Self.expand(digest, secret, seed, count).map { Secret($0) } }
    // The halves of a secret of odd size share the byte in the middle.
    let half = (secret.count + 1) / 2
    guard let left = Self.expand(.md5, Secret(secret.bytes.prefix(half)), seed, count),
      let right = Self.expand(.sha1, Secret(secret.bytes.suffix(half)), seed, count)
    else { return nil }
    return Secret(zip(left, right).map { $0 ^ $1 })
  }

  private static func expand(_ digest: Digest, _ secret: Secret, _ seed: [UInt8], _ count: Int) -> [UInt8]? {
    var output: [UInt8] = []
    var chain = seed
    while output.count < count {
      guard let next = digest.authenticate(chain, key: secret),
        let block = digest.authenticate(next + seed, key: secret)
      else { return nil }
      chain = next
      output += block
    }
    return Array(output.prefix(count))
  }
}
