import Dissectors

extension Signature {
  /// The client turns away from a certificate for another name.
  static let tlsCertNameMismatch = Signature(
    id: "tls-cert-name-mismatch",
    phase: .tls,
    title: "The client refused a certificate for another name",
    explanation: """
      The client asked for one name, the certificate is for another, and the client ended the connection after it had seen the certificate, before it sent \
      anything of its own.
      """,
    causes: [
      Cause("The user connects by an alias, a short name or an address that the certificate does not hold"),
      Cause("The name leads to another host: a stale DNS record, a hosts file, or a forwarded port"),
    ],
    remedies: [
      Remedy(.client, "Connect by the name in the certificate."),
      Remedy(.client, "See where the name leads.", command: "Resolve-DnsName HOST"),
      Remedy(
        .server, "Issue a certificate that holds the names the users type.", risk: .reversible,
        undo: "Bind the earlier certificate again."),
    ],
    sources: ["RFC 6125 section 6.4", "RFC 6066 section 3"],
    needs: [TLSCertificate.self]
  ) { attempt in
    guard let name = attempt.wantedName else { return .cannotTell("the name the user typed does not show") }
    return attempt.judgeCertificateDefect { leaf, _ in
      if leaf.facts.covers(name) { return .absent("of the server's certificate: it covers \(name)") }
      return .present(field: "x509ce.dNSName", "the client asked for \(name); the certificate is for \(leaf.names)")
    }
  }
}
