import Crypto
import Dissectors

extension Signature {
  /// The client turns away from a certificate whose time has not come.
  static let tlsCertNotYetValid = Signature(
    id: "tls-cert-not-yet-valid",
    phase: .tls,
    title: "The client refused a certificate that is not valid yet",
    explanation: """
      The server's certificate begins to be valid only after the capture was made, and the client ended the connection after it had seen the certificate, \
      before it sent anything of its own.
      """,
    causes: [
      Cause("The clock of the server was ahead when the certificate was made, or the client's clock is behind") {
        attempt in
        guard let leaf = attempt.connection?.leaf else { return Weight() }
        return leaf.facts.isSelfSigned
          ? Weight(for: ["it is self-signed: the server's own clock set its dates"]) : Weight()
      },
      Cause("The certificate was issued for a later date"),
    ],
    remedies: [
      Remedy(.client, "Compare the clocks of client and server.", command: "w32tm /query /status"),
      Remedy(
        .server, "Set the clock that is wrong.", command: "w32tm /resync", risk: .reversible,
        undo: "The next synchronisation sets it again."),
      Remedy(
        .server, "If the clocks agree, use a certificate that is valid now.", risk: .reversible,
        undo: "Bind the earlier certificate again."),
    ],
    sources: [
      "RFC 5280 section 4.1.2.5", "Microsoft, Remote Desktop can't verify the identity of the remote computer",
    ],
    needs: [TLSCertificate.self]
  ) { attempt in
    attempt.judgeCertificateDefect { leaf, time in
      guard time < leaf.facts.notBefore else {
        return .absent("of the server's certificate: it is valid since \(utc: leaf.facts.notBefore)")
      }
      return .present(field: "x509af.utcTime", "the certificate is valid only from \(utc: leaf.facts.notBefore)")
    }
  }
}
