/// A distinguished name: the subject or the issuer of a certificate.
///
/// RFC 5280 section 4.1.2.4.
public struct X509Name: Equatable, Sendable {
  /// The name as RFC 2253 writes it, most specific part first, such as `CN=host,O=Example`; not ASCII but UTF-8 where it was so.
  public let text: String
  /// The most specific common name.
  public let commonName: String?
}
