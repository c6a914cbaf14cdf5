import COpenSSL

/// The private key of a server, kept as DER and given to OpenSSL only for the moment of its use.
struct RSAPrivateKey: Sendable {
  private let der: Secret

  init(pem: [UInt8]) throws(PrivateKeyError) {
    guard let key = PrivateKey(pem: pem) else {
      throw Self.isEncrypted(pem) ? .encrypted : .unreadable
    }
    guard key.isRSA else { throw .notRSA(key.kind) }
    der = Secret(key.der)
  }

  /// The premaster secret that a client encrypted for this key; nil if it was for another one.
  ///
  /// RFC 8017 section 7.2.2, RFC 5246 section 7.4.7.1. The padding is checked here and not by OpenSSL, which may answer a wrong one with
  /// made-up bytes.
  func decrypt(_ encrypted: [UInt8]) -> Secret? {
    guard let block = PrivateKey(der: der.bytes)?.decryptWithoutPadding(encrypted), block.starts(with: [0, 2]),
      let end = block.dropFirst(2).firstIndex(of: 0), end >= 10, block.count - end - 1 == 48
    else { return nil }
    return Secret(block.suffix(48))
  }

  private static func isEncrypted(_ pem: [UInt8]) -> Bool {
    let text = String(decoding: pem.prefix(65536), as: UTF8.self)
    return text.contains("ENCRYPTED")
  }
}

/// A key in OpenSSL's hands, freed with the value.
@safe private struct PrivateKey: ~Copyable {
  private let handle: OpaquePointer

  init?(pem: [UInt8]) {
    defer { ERR_clear_error() }
    guard let source = unsafe BIO_new_mem_buf(pem, Int32(clamping: pem.count)) else { return nil }
    defer { unsafe BIO_free_all(source) }
    // Without a function of ours OpenSSL would ask the terminal for a password.
    guard let key = unsafe PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil) else { return nil }
    unsafe handle = key
  }

  init?(der: [UInt8]) {
    defer { ERR_clear_error() }
    let key = unsafe der.withUnsafeBufferPointer { bytes in
      var next = bytes.baseAddress
      return unsafe d2i_AutoPrivateKey(nil, &next, bytes.count)
    }
    guard let key = unsafe key else { return nil }
    unsafe handle = key
  }

  deinit {
    unsafe EVP_PKEY_free(handle)
    ERR_clear_error()
  }

  var isRSA: Bool { unsafe EVP_PKEY_get_base_id(handle) == EVP_PKEY_RSA }

  var kind: String {
    unsafe OBJ_nid2sn(EVP_PKEY_get_base_id(handle)).map { unsafe String(cString: $0) } ?? "another kind"
  }

  var der: [UInt8] {
    var copy: UnsafeMutablePointer<UInt8>?
    let count = unsafe i2d_PrivateKey(handle, &copy)
    defer { unsafe shim_OPENSSL_clear_free(copy, Int(max(0, count))) }
    guard count > 0, let copy = unsafe copy else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: copy, count: Int(count)))
  }

  /// As many bytes as the modulus has; nil if `encrypted` has another count or is greater.
  func decryptWithoutPadding(_ encrypted: [UInt8]) -> [UInt8]? {
    guard let context = unsafe EVP_PKEY_CTX_new(handle, nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var length = unsafe Int(EVP_PKEY_get_size(handle))
    guard encrypted.count == length, unsafe EVP_PKEY_decrypt_init(context) == 1,
      unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING) == 1
    else { return nil }
    var block = [UInt8](repeating: 0, count: length)
    guard unsafe EVP_PKEY_decrypt(context, &block, &length, encrypted, encrypted.count) == 1 else { return nil }
    return length == block.count ? block : nil
  }
}
