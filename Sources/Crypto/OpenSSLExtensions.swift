import COpenSSL
import Dissectors

extension OpenSSLCertificate {
  /// dNSName and iPAddress entries of the subject's alternative names, RFC 5280 section 4.2.1.6.
  var alternativeNames: (dns: [String], addresses: [IPAddress]) {
    guard let names = unsafe extensionValue(NID_subject_alt_name) else { return ([], []) }
    defer { unsafe GENERAL_NAMES_free(names) }
    let values = unsafe generalNames(names)
    return (
      values.filter { $0.type == GEN_DNS }.map { String(decoding: $0.bytes, as: UTF8.self) },
      values.filter { $0.type == GEN_IPADD }.compactMap { IPAddress(networkOrder: $0.bytes) }
    )
  }

  /// RFC 5280 section 4.2.1.12.
  var extendedKeyUsages: [String]? {
    guard let usages = unsafe extensionValue(NID_ext_key_usage) else { return nil }
    defer { unsafe EXTENDED_KEY_USAGE_free(usages) }
    return unsafe (0..<max(0, shim_sk_ASN1_OBJECT_num(usages))).map {
      unsafe objectIdentifier(shim_sk_ASN1_OBJECT_value(usages, $0))
    }
  }

  /// RFC 5280 sections 4.2.1.13 and 4.2.2.1.
  var revocationURLs: [String] { responderURLs + listURLs }

  private var responderURLs: [String] {
    guard let accesses = unsafe extensionValue(NID_info_access) else { return [] }
    defer { unsafe AUTHORITY_INFO_ACCESS_free(accesses) }
    return unsafe (0..<max(0, shim_sk_ACCESS_DESCRIPTION_num(accesses))).compactMap { index -> String? in
      guard let access = unsafe shim_sk_ACCESS_DESCRIPTION_value(accesses, index)?.pointee else { return nil }
      guard unsafe OBJ_obj2nid(access.method) == NID_ad_OCSP else { return nil }
      return unsafe url(access.location)
    }
  }

  private var listURLs: [String] {
    guard let points = unsafe extensionValue(NID_crl_distribution_points) else { return [] }
    defer { unsafe CRL_DIST_POINTS_free(points) }
    return unsafe (0..<max(0, shim_sk_DIST_POINT_num(points))).flatMap { index -> [String] in
      guard let name = unsafe shim_sk_DIST_POINT_value(points, index)?.pointee.distpoint?.pointee else { return [] }
      // Type 1 is a name relative to the issuer, which is no address to ask.
      guard unsafe name.type == 0 else { return [] }
      return unsafe generalNames(name.name.fullname).filter { $0.type == GEN_URI }
        .map { String(decoding: $0.bytes, as: UTF8.self) }
    }
  }

  /// The extension as OpenSSL's own structure, which the caller frees; nil if missing, twice there, or malformed.
  private func extensionValue(_ extensionNumber: Int32) -> OpaquePointer? {
    unsafe X509_get_ext_d2i(handle, extensionNumber, nil, nil).map { OpaquePointer($0) }
  }

  private func generalNames(_ names: OpaquePointer?) -> [(type: Int32, bytes: [UInt8])] {
    guard let names = unsafe names else { return [] }
    return unsafe (0..<max(0, shim_sk_GENERAL_NAME_num(names))).compactMap {
      unsafe value(of: shim_sk_GENERAL_NAME_value(names, $0))
    }
  }

  private func url(_ name: UnsafeMutablePointer<GENERAL_NAME>?) -> String? {
    guard let value = unsafe value(of: name), value.type == GEN_URI else { return nil }
    return String(decoding: value.bytes, as: UTF8.self)
  }

  /// The bytes of a name that is a string; other kinds of names are left out.
  private func value(of name: UnsafeMutablePointer<GENERAL_NAME>?) -> (type: Int32, bytes: [UInt8])? {
    var type: Int32 = 0
    guard let name = unsafe name, let value = unsafe GENERAL_NAME_get0_value(name, &type) else { return nil }
    guard type == GEN_DNS || type == GEN_URI || type == GEN_IPADD else { return nil }
    return unsafe (type, bytes(of: value.assumingMemoryBound(to: ASN1_STRING.self)))
  }
}

extension IPAddress {
  /// Four or sixteen bytes, most significant first; nil for any other count.
  fileprivate init?(networkOrder bytes: [UInt8]) {
    let number = { (part: ArraySlice<UInt8>) in part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    switch bytes.count {
    case 4: self.init(ipv4: UInt32(truncatingIfNeeded: number(bytes[...])))
    case 16: self.init(ipv6High: number(bytes.prefix(8)), low: number(bytes.suffix(8)))
    default: return nil
    }
  }
}
