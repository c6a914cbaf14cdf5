import COpenSSL
import Dissectors

/// A certificate in OpenSSL's hands, read piece by piece into values.
///
/// Every call into OpenSSL that may fail leaves the thread's error queue empty again.
@safe struct OpenSSLCertificate: ~Copyable {
  let handle: OpaquePointer

  init?(der: [UInt8]) {
    guard der.count <= X509Facts.maximumLength else { return nil }
    let parsed = unsafe der.withUnsafeBufferPointer { bytes -> (certificate: OpaquePointer?, length: Int) in
      var next = bytes.baseAddress
      let certificate = unsafe d2i_X509(nil, &next, bytes.count)
      return unsafe (certificate, next.map { unsafe $0 - (bytes.baseAddress ?? $0) } ?? 0)
    }
    ERR_clear_error()
    guard let certificate = unsafe parsed.certificate else { return nil }
    guard unsafe parsed.length == der.count else {
      unsafe X509_free(certificate)
      return nil
    }
    unsafe handle = certificate
  }

  deinit {
    unsafe X509_free(handle)
    ERR_clear_error()
  }

  var subject: X509Name { unsafe X509Name(X509_get_subject_name(handle)) }

  var issuer: X509Name { unsafe X509Name(X509_get_issuer_name(handle)) }

  var serialNumber: String {
    guard let number = unsafe X509_get0_serialNumber(handle) else { return "" }
    let sign = unsafe ASN1_STRING_type(number) == V_ASN1_NEG_INTEGER ? "-" : ""
    return unsafe sign + hexadecimal(bytes(of: number))
  }

  var notBefore: Int64? { unsafe secondsSince1970(X509_get0_notBefore(handle)) }

  var notAfter: Int64? { unsafe secondsSince1970(X509_get0_notAfter(handle)) }

  var isAuthority: Bool { unsafe X509_get_extension_flags(handle) & shim_EXFLAG_CA != 0 }

  var isSelfSigned: Bool { unsafe X509_self_signed(handle, 1) == 1 }

  var keyUsage: X509KeyUsage? {
    let bits = unsafe X509_get_key_usage(handle)
    return bits == .max ? nil : X509KeyUsage(rawValue: bits)
  }

  var signatureAlgorithm: String {
    var algorithm: UnsafePointer<X509_ALGOR>?
    unsafe X509_get0_signature(nil, &algorithm, handle)
    var identifier: OpaquePointer?
    unsafe X509_ALGOR_get0(&identifier, nil, nil, algorithm)
    return unsafe objectName(identifier)
  }

  var signatureDigest: String? {
    var digest: Int32 = NID_undef
    guard unsafe X509_get_signature_info(handle, &digest, nil, nil, nil) == 1, digest != NID_undef else { return nil }
    return unsafe OBJ_nid2sn(digest).map { unsafe String(cString: $0) }
  }

  static func sha1(_ bytes: [UInt8]) -> String? { unsafe digest(bytes, EVP_sha1()) }

  static func sha256(_ bytes: [UInt8]) -> String? { unsafe digest(bytes, EVP_sha256()) }

  private static func digest(_ bytes: [UInt8], _ algorithm: OpaquePointer?) -> String? {
    var value = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard unsafe EVP_Digest(bytes, bytes.count, &value, &length, algorithm, nil) == 1 else { return nil }
    return hexadecimal(value.prefix(Int(length)))
  }
}

// MARK: - From OpenSSL's values to Swift's

extension X509Name {
  fileprivate init(_ name: OpaquePointer?) {
    unsafe text = Self.text(name)
    unsafe commonName = Self.commonName(name)
  }

  private static func text(_ name: OpaquePointer?) -> String {
    guard let name = unsafe name, let sink = unsafe BIO_new(BIO_s_mem()) else { return "" }
    defer { unsafe BIO_free_all(sink) }
    unsafe X509_NAME_print_ex(sink, name, 0, shim_NAME_FLAGS_RFC2253)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = unsafe BIO_read(sink, &buffer, Int32(buffer.count)), count > 0 {
      text += buffer.prefix(Int(count))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The last one of several, which stands nearest to the subject.
  private static func commonName(_ name: OpaquePointer?) -> String? {
    var found: Int32 = -1
    while case let next = unsafe X509_NAME_get_index_by_NID(name, NID_commonName, found), next >= 0 { found = next }
    guard found >= 0, let entry = unsafe X509_NAME_get_entry(name, found) else { return nil }
    var utf8: UnsafeMutablePointer<UInt8>?
    let count = unsafe ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry))
    defer { unsafe shim_OPENSSL_free(utf8) }
    guard count >= 0, let utf8 = unsafe utf8 else { return nil }
    return unsafe String(decoding: UnsafeBufferPointer(start: utf8, count: Int(count)), as: UTF8.self)
  }
}

/// The time without calendar or locale of our own: OpenSSL counts the days from 1970.
private func secondsSince1970(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
  guard let time = unsafe time, let epoch = unsafe ASN1_TIME_set(nil, 0) else { return nil }
  defer { unsafe ASN1_TIME_free(epoch) }
  var days: Int32 = 0
  var seconds: Int32 = 0
  guard unsafe ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
  return Int64(days) * 86400 + Int64(seconds)
}

/// The long name of an algorithm or extension, or its dotted object identifier if OpenSSL does not know it.
func objectName(_ object: OpaquePointer?) -> String {
  let known = unsafe OBJ_obj2nid(object)
  guard known != NID_undef, let name = unsafe OBJ_nid2ln(known) else { return unsafe objectIdentifier(object) }
  return unsafe String(cString: name)
}

/// The dotted object identifier; cut at 255 characters.
func objectIdentifier(_ object: OpaquePointer?) -> String {
  guard let object = unsafe object else { return "" }
  var text = [UInt8](repeating: 0, count: 256)
  _ = unsafe text.withUnsafeMutableBytes { buffer in
    unsafe OBJ_obj2txt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), object, 1)
  }
  return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
}

/// A copy of the bytes of an ASN.1 string.
func bytes(of string: UnsafePointer<ASN1_STRING>) -> [UInt8] {
  guard let data = unsafe ASN1_STRING_get0_data(string) else { return [] }
  return unsafe Array(UnsafeBufferPointer(start: data, count: Int(max(0, ASN1_STRING_length(string)))))
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789ABCDEF")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
