import Dissectors

/// What a certificate says, as plain values.
///
/// RFC 5280 section 4.1. A fact is what the certificate claims; whether a client would trust it is judged elsewhere. Names come off the wire
/// and may hold any character.
public struct X509Facts: Equatable, Sendable {
  public let subject: X509Name
  public let issuer: X509Name
  /// Hexadecimal, two digits a byte, upper case; starts with a minus if negative.
  public let serialNumber: String
  /// Start of validity in seconds since 1970-01-01 00:00:00 UTC.
  public let notBefore: Int64
  /// End of validity, itself still valid, in seconds since 1970-01-01 00:00:00 UTC.
  public let notAfter: Int64
  /// Such as `sha256WithRSAEncryption`; the dotted object identifier if the algorithm has no known name.
  public let signatureAlgorithm: String
  /// The hash that is signed, such as `SHA256`; nil if the algorithm has none of its own or is not known.
  public let signatureDigest: String?
  public let publicKey: X509PublicKey
  /// dNSName entries of the subject's alternative names.
  public let dnsNames: [String]
  /// iPAddress entries of the subject's alternative names.
  public let addresses: [IPAddress]
  /// Dotted object identifiers in order; nil if the extension is missing, which allows every use.
  public let extendedKeyUsages: [String]?
  /// Nil if the extension is missing, which allows every use.
  public let keyUsage: X509KeyUsage?
  /// Whether the basic constraints call it an authority.
  public let isAuthority: Bool
  /// Whether subject and issuer are equal and its own key verifies its signature.
  public let isSelfSigned: Bool
  /// Where a client may ask whether the certificate is revoked: OCSP responders and lists.
  public let revocationURLs: [String]
  /// SHA-1 of the whole certificate in hexadecimal, which Windows calls the thumbprint; upper case.
  public let sha1Thumbprint: String
  /// SHA-256 of the whole certificate in hexadecimal; upper case.
  public let sha256Thumbprint: String

  /// Longest certificate that is looked at, in bytes; real ones stay below a tenth of it.
  public static let maximumLength = 65536

  /// Reads a DER certificate; nil if it is none, has bytes after it, has dates that are none, or is longer than `maximumLength`.
  public init?(der: [UInt8]) {
    guard let certificate = OpenSSLCertificate(der: der), let notBefore = certificate.notBefore,
      let notAfter = certificate.notAfter, let sha1 = OpenSSLCertificate.sha1(der),
      let sha256 = OpenSSLCertificate.sha256(der)
    else { return nil }
    self.notBefore = notBefore
    self.notAfter = notAfter
    subject = certificate.subject
    issuer = certificate.issuer
    serialNumber = certificate.serialNumber
    signatureAlgorithm = certificate.signatureAlgorithm
    signatureDigest = certificate.signatureDigest
    publicKey = certificate.publicKey
    let names = certificate.alternativeNames
    dnsNames = names.dns
    addresses = names.addresses
    extendedKeyUsages = certificate.extendedKeyUsages
    keyUsage = certificate.keyUsage
    isAuthority = certificate.isAuthority
    isSelfSigned = certificate.isSelfSigned
    revocationURLs = certificate.revocationURLs
    sha1Thumbprint = sha1
    sha256Thumbprint = sha256
  }
}
