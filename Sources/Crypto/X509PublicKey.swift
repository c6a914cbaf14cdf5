/// The key that a certificate vouches for, without the key itself.
///
/// RFC 5280 section 4.1.2.7.
public struct X509PublicKey: Equatable, Sendable {
  public let kind: Kind
  /// Size as people name it: of the modulus for RSA, of the field for curves; nil if the key cannot be read.
  public let bits: Int?
  /// Size in bytes of the whole SubjectPublicKeyInfo.
  public let infoLength: Int
  /// Size in bytes of the subjectPublicKey alone, which CredSSP binds to (MS-CSSP 3.1.5).
  public let length: Int

  public enum Kind: Equatable, Sendable {
    case rsa
    /// RSA that may sign with PSS only.
    case rsaPSS
    case dsa
    /// Nil if the curve has no name.
    case ellipticCurve(String?)
    case ed25519
    case ed448
    /// The algorithm's name or dotted object identifier.
    case other(String)
  }
}
