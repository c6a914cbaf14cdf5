import COpenSSL

extension OpenSSLCertificate {
  var publicKey: X509PublicKey {
    let info = unsafe X509_get_X509_PUBKEY(handle)
    var algorithm: OpaquePointer?
    // OpenSSL gives the length only together with the bytes.
    var bytes: UnsafePointer<UInt8>?
    var length: Int32 = 0
    unsafe X509_PUBKEY_get0_param(&algorithm, &bytes, &length, nil, info)
    let infoLength = unsafe i2d_X509_PUBKEY(info, nil)
    // Nil if OpenSSL cannot make a key of it, as for an unknown algorithm.
    let key = unsafe X509_get0_pubkey(handle)
    let bits = unsafe key.map { unsafe Int(EVP_PKEY_get_bits($0)) }
    return unsafe X509PublicKey(
      kind: kind(of: algorithm, key: key), bits: bits, infoLength: Int(max(0, infoLength)), length: Int(max(0, length)))
  }

  private func kind(of algorithm: OpaquePointer?, key: OpaquePointer?) -> X509PublicKey.Kind {
    switch unsafe OBJ_obj2nid(algorithm) {
    case NID_rsaEncryption: .rsa
    case NID_rsassaPss: .rsaPSS
    case NID_dsa: .dsa
    case NID_X9_62_id_ecPublicKey: .ellipticCurve(unsafe curveName(key))
    case NID_ED25519: .ed25519
    case NID_ED448: .ed448
    default: .other(unsafe objectName(algorithm))
    }
  }

  private func curveName(_ key: OpaquePointer?) -> String? {
    guard let key = unsafe key else { return nil }
    var name = [UInt8](repeating: 0, count: 80)
    var length = 0
    let found = unsafe name.withUnsafeMutableBytes { buffer in
      unsafe EVP_PKEY_get_group_name(
        key, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &length)
    }
    return found == 1 ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : nil
  }
}
