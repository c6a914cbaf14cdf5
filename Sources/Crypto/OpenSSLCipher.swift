import COpenSSL

/// One use of a cipher of OpenSSL; nothing of it outlives the call.
struct OpenSSLCipher: Sendable {
  /// OpenSSL's name, such as `AES-128-GCM`.
  let name: String
  let key: Secret

  /// Opens authenticated encryption; nil if the tag does not fit, or the cipher or a length is not OpenSSL's.
  ///
  /// - Parameter sealed: ciphertext and, after it, a tag of `tagLength` bytes.
  func open(_ sealed: ArraySlice<UInt8>, nonce: [UInt8], additional: [UInt8], tagLength: Int) -> [UInt8]? {
    guard sealed.count >= tagLength, let context = Context(name) else { return nil }
    var tag = Array(sealed.suffix(tagLength))
    let isCCM = name.hasSuffix("CCM")
    guard context.start(), context.control(EVP_CTRL_AEAD_SET_IVLEN, nonce.count),
      // CCM wants to know tag and length before anything else, the others take the tag last.
      !isCCM || context.control(EVP_CTRL_AEAD_SET_TAG, &tag),
      context.initialise(key: key.bytes, iv: nonce),
      !isCCM || context.announce(length: sealed.count - tagLength), context.authenticate(additional),
      let plaintext = context.update(Array(sealed.dropLast(tagLength))),
      isCCM || (context.control(EVP_CTRL_AEAD_SET_TAG, &tag) && context.finish())
    else { return nil }
    return plaintext
  }

  /// Decrypts whole blocks, chained, and leaves the padding on; nil if the cipher or a length is not OpenSSL's.
  func decryptBlocks(_ blocks: ArraySlice<UInt8>, iv: ArraySlice<UInt8>) -> [UInt8]? {
    guard let context = Context(name), context.start(), context.initialise(key: key.bytes, iv: Array(iv)) else {
      return nil
    }
    context.setNoPadding()
    return context.update(Array(blocks))
  }
}

/// OpenSSL's working memory for one message, freed with the value.
@safe private struct Context: ~Copyable {
  private let handle: OpaquePointer
  private let cipher: OpaquePointer

  init?(_ name: String) {
    defer { ERR_clear_error() }
    guard let cipher = unsafe EVP_CIPHER_fetch(nil, name, nil) else { return nil }
    guard let handle = unsafe EVP_CIPHER_CTX_new() else {
      unsafe EVP_CIPHER_free(cipher)
      return nil
    }
    unsafe self.cipher = cipher
    unsafe self.handle = handle
  }

  deinit {
    unsafe EVP_CIPHER_CTX_free(handle)
    unsafe EVP_CIPHER_free(cipher)
    ERR_clear_error()
  }

  func start() -> Bool { unsafe EVP_DecryptInit_ex2(handle, cipher, nil, nil, nil) == 1 }

  /// OpenSSL reads as many bytes as the cipher says, so their counts are compared before.
  func initialise(key: [UInt8], iv: [UInt8]) -> Bool {
    guard unsafe key.count == Int(EVP_CIPHER_CTX_get_key_length(handle)) else { return false }
    guard unsafe iv.count == Int(EVP_CIPHER_CTX_get_iv_length(handle)) else { return false }
    return unsafe EVP_DecryptInit_ex2(handle, nil, key, iv, nil) == 1
  }

  func control(_ command: Int32, _ length: Int) -> Bool {
    unsafe EVP_CIPHER_CTX_ctrl(handle, command, Int32(truncatingIfNeeded: length), nil) == 1
  }

  func control(_ command: Int32, _ bytes: inout [UInt8]) -> Bool {
    let count = Int32(truncatingIfNeeded: bytes.count)
    return unsafe bytes.withUnsafeMutableBytes {
      unsafe EVP_CIPHER_CTX_ctrl(handle, command, count, $0.baseAddress) == 1
    }
  }

  func announce(length: Int) -> Bool {
    var written: Int32 = 0
    return unsafe EVP_DecryptUpdate(handle, nil, &written, nil, Int32(truncatingIfNeeded: length)) == 1
  }

  func authenticate(_ bytes: [UInt8]) -> Bool {
    var written: Int32 = 0
    return unsafe EVP_DecryptUpdate(handle, nil, &written, bytes, Int32(truncatingIfNeeded: bytes.count)) == 1
  }

  func setNoPadding() { unsafe EVP_CIPHER_CTX_set_padding(handle, 0) }

  /// What `bytes` decrypt to, never more than a block longer than they are.
  func update(_ bytes: [UInt8]) -> [UInt8]? {
    var plaintext = [UInt8](repeating: 0, count: bytes.count + Int(EVP_MAX_BLOCK_LENGTH))
    var written: Int32 = 0
    guard
      unsafe EVP_DecryptUpdate(handle, &plaintext, &written, bytes, Int32(truncatingIfNeeded: bytes.count)) == 1
    else { return nil }
    plaintext.removeLast(max(0, plaintext.count - Int(written)))
    return plaintext
  }

  func finish() -> Bool {
    var rest = [UInt8](repeating: 0, count: Int(EVP_MAX_BLOCK_LENGTH))
    var written: Int32 = 0
    return unsafe EVP_DecryptFinal_ex(handle, &rest, &written) == 1
  }
}
