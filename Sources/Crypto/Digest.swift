import COpenSSL

/// A hash function of a cipher suite, with its keyed form.
enum Digest: Sendable {
  case md5
  case sha1
  case sha256
  case sha384
  /// Both one after the other, which TLS before 1.2 hashes its handshake with.
  case md5sha1

  /// The digest of `bytes`; nil if OpenSSL refuses it, as MD5 under FIPS.
  func hash(_ bytes: [UInt8]) -> [UInt8]? {
    var value = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let result = unsafe EVP_Digest(bytes, bytes.count, &value, &length, algorithm, nil)
    ERR_clear_error()
    return result == 1 ? Array(value.prefix(Int(length))) : nil
  }

  /// RFC 2104 section 2; nil if OpenSSL refuses it.
  func authenticate(_ bytes: [UInt8], key: Secret) -> [UInt8]? {
    var value = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let result = unsafe HMAC(algorithm, key.bytes, Int32(key.count), bytes, bytes.count, &value, &length)
    ERR_clear_error()
    return unsafe result == nil ? nil : Array(value.prefix(Int(length)))
  }

  private var algorithm: OpaquePointer? {
    switch self {
    case .md5: unsafe EVP_md5()
    case .sha1: unsafe EVP_sha1()
    case .sha256: unsafe EVP_sha256()
    case .sha384: unsafe EVP_sha384()
    case .md5sha1: unsafe EVP_md5_sha1()
    }
  }
}

extension Digest {
  /// Size of the digest in bytes.
  var byteCount: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha256: 32
    case .sha384: 48
    case .md5sha1: 36
    }
  }
}
