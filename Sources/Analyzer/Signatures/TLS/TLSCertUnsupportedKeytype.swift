import Crypto
import Dissectors

extension Signature {
  /// The server's key is of a kind that the client did not offer to check.
  static let tlsCertUnsupportedKeytype = Signature(
    id: "tls-cert-unsupported-keytype",
    phase: .tls,
    title: "The client cannot use the kind of key in the server's certificate",
    explanation: """
      The certificate holds a key of a kind whose signatures the client did not offer to check, and the client ended the connection after it had seen it.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("The certificate was issued from a template with another kind of key than RSA"),
      Cause("The client is too old or too restricted for this kind of key"),
    ],
    remedies: [
      Remedy(
        .server, "See what the server's certificate is.",
        command:
          "Get-ChildItem 'Cert:\\LocalMachine\\My', 'Cert:\\LocalMachine\\Remote Desktop' | Select-Object Thumbprint, Subject, @{n='Key';e={$_.PublicKey.Oid.FriendlyName}}"
      ),
      .updateClient,
      Remedy(
        .server,
        "Issue a certificate with an RSA key of 2048 bits or more, and bind it to Remote Desktop. A new capture then shows it, and the client goes on.",
        risk: .reversible, undo: "Bind the earlier certificate again."),
    ],
    sources: ["RFC 5246 section 7.4.2", "RFC 8422 section 2"],
    needs: [TLSCertificate.self]
  ) { attempt in
    guard let hello = attempt.connection?.clientHello else { return .cannotTell("no ClientHello was seen") }
    let judgement = attempt.judgeCertificateDefect { leaf, _ in
      let key = leaf.facts.publicKey.kind
      guard !hello.message.checks(key) else {
        return .absent("of the server's certificate: the client offers to check signatures of its key")
      }
      return .present(
        field: "x509af.algorithm.id", "the certificate's key is \(key.told), for which the client offers no signature")
    }
    // No peer at hand shows such a certificate to a client that did not ask for it.
    guard case .matched(var match) = judgement else { return judgement }
    match.confidence = .possible
    return .matched(match)
  }
}

extension ClientHello {
  /// Whether the client offers a signature that such a key makes; a client that lists none may check all.
  fileprivate func checks(_ key: X509PublicKey.Kind) -> Bool {
    let schemes = signatureSchemes
    return schemes.isEmpty
      || schemes.contains { scheme in
        guard let name = scheme.name else { return false }
        switch key {
        case .rsa: return name.hasPrefix("rsa_pkcs1") || name.hasPrefix("rsa_pss_rsae")
        case .rsaPSS: return name.hasPrefix("rsa_pss_pss")
        case .dsa: return name.hasPrefix("dsa")
        case .ellipticCurve: return name.hasPrefix("ecdsa")
        case .ed25519: return name == "ed25519"
        case .ed448: return name == "ed448"
        case .other: return true
        }
      }
  }
}

extension X509PublicKey.Kind {
  fileprivate var told: String {
    switch self {
    case .rsa: "RSA"
    case .rsaPSS: "RSA for PSS only"
    case .dsa: "DSA"
    case .ellipticCurve(let curve): "of the elliptic curve \(curve ?? "without a name")"
    case .ed25519: "Ed25519"
    case .ed448: "Ed448"
    case .other(let name): name
    }
  }
}
