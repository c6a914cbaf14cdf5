import Dissectors

/// The algorithms that a cipher suite names: how records are protected, and which hash makes the keys.
///
/// RFC 5246 sections 5, 6.2.3 and 6.3; RFC 8446 section B.4. Like `CipherSuite` it reads the registry's systematic names.
struct SuiteAlgorithms: Equatable, Sendable {
  let cipher: Cipher
  /// Size of a key of the cipher in bytes.
  let keyLength: Int
  /// The hash in the suite's own name; nil for suites older than TLS 1.2, and for some of CCM.
  private let namedDigest: Digest?

  enum Cipher: Equatable, Sendable {
    /// Authenticated encryption under OpenSSL's name; `explicitNonce` tells whether TLS 1.2 sends eight bytes of the nonce.
    case authenticated(String, tag: Int, explicitNonce: Bool)
    /// Chained blocks under OpenSSL's name, and a MAC.
    case blocks(String, size: Int, mac: Digest)
    case rc4(mac: Digest)
    case null(mac: Digest)
  }

  /// Nil for suites that are not supported: export grade, single DES, and what OpenSSL 3 does not have.
  init?(_ suite: CipherSuite) {
    guard let name = suite.name, !name.contains("EXPORT") else { return nil }
    let words = name.split(separator: "_").map(String.init)
    let start = words.firstIndex(of: "WITH") ?? 0
    var parts = Array(words.dropFirst(start + 1))
    namedDigest = parts.last.flatMap { Digest(name: $0) }
    let isOld = parts.last == "SHA" || parts.last == "MD5"
    if namedDigest != nil || isOld { parts.removeLast() }
    let mac = isOld ? (words.last == "MD5" ? .md5 : .sha1) : namedDigest
    guard let found = Self.cipher(parts.joined(separator: "-"), mac) else { return nil }
    cipher = found.cipher
    keyLength = found.keyLength
  }

  /// What keys are made with. Before TLS 1.2 it is fixed; in it SHA-256 unless the suite says otherwise.
  func digest(in version: TLSVersion) -> Digest {
    version.rawValue < TLSVersion.tls12.rawValue ? .md5sha1 : namedDigest ?? .sha256
  }

  private static func cipher(_ name: String, _ mac: Digest?) -> (cipher: Cipher, keyLength: Int)? {
    let bits = name.split(separator: "-").compactMap { Int($0) }.first
    switch (name, mac, bits) {
    case ("CHACHA20-POLY1305", _, _): return (.authenticated("ChaCha20-Poly1305", tag: 16, explicitNonce: false), 32)
    case ("NULL", let mac?, _): return (.null(mac: mac), 0)
    case ("RC4-128", let mac?, _): return (.rc4(mac: mac), 16)
    case ("3DES-EDE-CBC", let mac?, _): return (.blocks("DES-EDE3-CBC", size: 8, mac: mac), 24)
    case (_, _, let bits?): return family(name, mac).map { ($0, bits / 8) }
    default: return nil
    }
  }

  /// Ciphers whose name OpenSSL spells as TLS does.
  private static func family(_ name: String, _ mac: Digest?) -> Cipher? {
    switch (name.hasPrefix("AES-") || name.hasPrefix("ARIA-"), name.hasPrefix("CAMELLIA-"), mac) {
    case (true, _, _) where name.hasSuffix("-GCM") || name.hasSuffix("-CCM"):
      .authenticated(name, tag: 16, explicitNonce: true)
    case (true, _, _) where name.hasSuffix("-CCM-8"):
      .authenticated(String(name.dropLast(2)), tag: 8, explicitNonce: true)
    case (true, _, let mac?) where name.hasSuffix("-CBC"), (_, true, let mac?) where name.hasSuffix("-CBC"):
      .blocks(name, size: 16, mac: mac)
    default: nil
    }
  }
}

extension Digest {
  fileprivate init?(name: String) {
    switch name {
    case "SHA256": self = .sha256
    case "SHA384": self = .sha384
    default: return nil
    }
  }
}
