import Dissectors

/// The keys that one peer writes with, cut from what the master secret expands to.
///
/// RFC 5246 section 6.3: both MAC keys, both keys, both IVs, the client's first each time.
struct KeyBlock: Sendable {
  let mac: Secret
  let key: Secret
  let iv: Secret

  struct Sizes: Equatable, Sendable {
    let mac: Int
    let key: Int
    let iv: Int

    var total: Int { 2 * (mac + key + iv) }
  }

  /// - Parameter bytes: as many as the sizes need.
  init(_ bytes: Secret, _ sizes: Sizes, _ peer: TLSPeer) {
    var rest = bytes.bytes[...]
    let take = { (count: Int) -> Secret in
      let client = rest.prefix(count)
      let server = rest.dropFirst(count).prefix(count)
      rest = rest.dropFirst(2 * count)
      return Secret(peer == .client ? client : server)
    }
    mac = take(sizes.mac)
    key = take(sizes.key)
    iv = take(sizes.iv)
  }
}

extension KeyBlock.Sizes {
  init(_ cipher: SuiteAlgorithms.Cipher, keyLength: Int, version: TLSVersion) {
    switch cipher {
    case .authenticated(_, _, let explicitNonce): self.init(mac: 0, key: keyLength, iv: explicitNonce ? 4 : 12)
    // From TLS 1.1 on each record brings its IV.
    case .blocks(_, let size, let mac):
      self.init(mac: mac.byteCount, key: keyLength, iv: version == .tls10 ? size : 0)
    case .rc4(let mac), .null(let mac): self.init(mac: mac.byteCount, key: keyLength, iv: 0)
    }
  }
}
