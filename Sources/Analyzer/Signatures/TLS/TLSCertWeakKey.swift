import Crypto
import Dissectors

extension Signature {
  /// The client turns away from a certificate whose key or signature is too weak for it.
  static let tlsCertWeakKey = Signature(
    id: "tls-cert-weak-key",
    phase: .tls,
    title: "The client refused a certificate with a weak key or signature",
    explanation: """
      The server's certificate has a short RSA key, or is signed with MD5 or SHA-1, and the client ended the connection after it had seen it. Clients that \
      follow current rules refuse such certificates.
      """,
    causes: [
      Cause("The certificate was made by an old system and never replaced") { attempt in
        guard let leaf = attempt.connection?.leaf else { return Weight() }
        return leaf.facts.isSelfSigned ? Weight(for: ["it is self-signed"]) : Weight()
      },
      Cause("It was issued from a template with old settings"),
    ],
    remedies: [
      Remedy(
        .server, "Issue a certificate with an RSA key of 2048 bits or more, or an EC key, signed with SHA-256.",
        risk: .reversible,
        undo: "Bind the earlier certificate again.")
    ],
    sources: ["RFC 9155", "NIST SP 800-131A"],
    needs: [TLSCertificate.self]
  ) { attempt in
    attempt.judgeCertificateDefect { leaf, _ in
      if let bits = leaf.facts.shortRSAKey { return .present(field: "pkcs1.modulus", "its RSA key has \(bits) bits") }
      guard let digest = leaf.facts.signatureDigest, ["MD5", "SHA1"].contains(digest) else {
        return .absent("of the server's certificate: key and signature are strong enough")
      }
      return .present(field: "x509af.algorithm.id", "it is signed with \(leaf.facts.signatureAlgorithm)")
    }
  }
}

extension X509Facts {
  /// Bits of an RSA key that is shorter than clients take today; nil for a key that is long enough, or no RSA key.
  fileprivate var shortRSAKey: Int? {
    guard publicKey.kind == .rsa || publicKey.kind == .rsaPSS, let bits = publicKey.bits, bits < 2048 else {
      return nil
    }
    return bits
  }
}
