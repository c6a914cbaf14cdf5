import Crypto

/// A server's own certificate. It never changes, and is a class because it says much and every rule asks for a little of it.
public final class Leaf: Sendable {
  public let facts: X509Facts
  /// The names it is for, for who reads them.
  let names: String
  /// What opens TLS on the way and made the certificate, as far as its issuer tells.
  let product: InspectionProduct?

  init(_ facts: X509Facts) {
    self.facts = facts
    names = facts.namesText
    product = InspectionProduct(issuer: facts.issuer.text)
  }
}
