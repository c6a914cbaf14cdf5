import Bytes

/// The server asks the client for a certificate, which a server that speaks CredSSP does not do.
///
/// RFC 5246 section 7.4.4 and, in extensions, RFC 8446 section 4.3.2.
public struct CertificateRequest: WireMessage {
  public static let name = "TLS CertificateRequest"

  public let header: TLSHandshakeHeader
  /// Kinds of certificates, RFC 5246 section 7.4.4: 1 RSA, 2 DSS, 64 ECDSA; none in TLS 1.3.
  public let certificateTypes: [UInt8]
  /// Empty before TLS 1.2.
  public let signatureSchemes: [SignatureScheme]
  /// Size in bytes of the names of authorities that the server accepts; 0 for any.
  public let authoritiesLength: Int

  /// Reads the layout of TLS 1.2 and earlier.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    try self.init(parsing: &reader, version: .tls12)
  }

  /// Reads the layout of `version`, which the ServerHello selected.
  public init(parsing reader: inout ByteReader, version: TLSVersion) throws(ParseError) {
    header = try TLSHandshakeHeader(parsing: &reader, expecting: .certificateRequest, "13 (certificate request)")
    var body = try reader.slice(header.length, "certificate request")
    if version == .tls13 {
      _ = try body.readBytes8("certificate request context")
      let extensions = try TLSExtension.list(parsing: &body, in: .other)
      certificateTypes = []
      signatureSchemes =
        extensions.first { content in if case .signatureSchemes(let list) = content { list } else { nil } } ?? []
      authoritiesLength = extensions.first { $0.type.rawValue == 47 }?.length ?? 0
    } else {
      certificateTypes = try body.readBytes8("certificate types")
      // Before TLS 1.2 the names of authorities follow at once, and their length then is that of the rest.
      let ends = body.peekUInt16BE().map { Int($0) == body.remaining - 2 } ?? false
      signatureSchemes = ends ? [] : try body.readCodes("signature algorithms")
      authoritiesLength = try body.skipBytes16("certificate authorities")
    }
    try body.expectEnd(of: "certificate request")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    for certificateType in certificateTypes { fields.number("tls.handshake.cert_type", certificateType) }
    for signatureScheme in signatureSchemes { fields.bits("tls.handshake.sig_hash_alg", signatureScheme) }
  }
}
