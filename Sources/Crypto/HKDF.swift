/// How TLS 1.3 makes keys of secrets.
///
/// RFC 5869 section 2.3 and RFC 8446 section 7.1.
struct HKDF: Sendable {
  let digest: Digest

  /// - Returns: `count` bytes; nil if OpenSSL refuses the digest or `count` is over 255 digests.
  func expand(_ secret: Secret, info: [UInt8], count: Int) -> Secret? {
    guard count <= 255 * digest.byteCount else { return nil }
    var output: [UInt8] = []
    var block: [UInt8] = []
    var counter: UInt8 = 0
    while output.count < count {
      counter &+= 1
      guard let next = digest.authenticate(block + info + [counter], key: secret) else { return nil }
      block = next
      output += next
    }
    return Secret(output.prefix(count))
  }

  /// HKDF-Expand-Label with an empty context.
  ///
  /// - Parameter label: in ASCII without its `tls13 `, such as `key`.
  func expand(_ secret: Secret, label: String, count: Int) -> Secret? {
    let label = Array("tls13 \(label)".utf8)
    let length = UInt16(truncatingIfNeeded: count)
    return expand(
      secret, info: [UInt8(length >> 8), UInt8(length & 0xFF), UInt8(truncatingIfNeeded: label.count)] + label + [0],
      count: count)
  }
}
