import Crypto
import Dissectors

extension Signature {
  /// The client turns away from a certificate made for something else.
  static let tlsCertWrongEKU = Signature(
    id: "tls-cert-wrong-eku",
    phase: .tls,
    title: "The client refused a certificate that is not for servers",
    explanation: """
      The server's certificate lists what it may be used for, and server authentication is not on the list. The client ended the connection after it had \
      seen it.
      """,
    causes: [
      Cause("The certificate comes from a template without Server Authentication"),
      Cause("The wrong certificate was bound to the listener"),
    ],
    remedies: [
      Remedy(
        .server, "Compare the certificate the listener is set to with those in the machine's store.",
        command:
          "Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting | Select-Object SSLCertificateSHA1Hash"
      ),
      Remedy(
        .server, "Issue a certificate with the extended key usage Server Authentication.", risk: .reversible,
        undo: "Bind the earlier certificate again."),
    ],
    sources: ["RFC 5280 section 4.2.1.12"],
    needs: [TLSCertificate.self]
  ) { attempt in
    attempt.judgeCertificateDefect { leaf, _ in
      guard let usages = leaf.facts.extendedKeyUsages else {
        return .absent("of the server's certificate: it may be used for everything")
      }
      // serverAuth, anyExtendedKeyUsage, and Microsoft's Remote Desktop Authentication.
      let fitting = ["1.3.6.1.5.5.7.3.1", "2.5.29.37.0", "1.3.6.1.4.1.311.54.1.2"]
      if usages.contains(where: fitting.contains) {
        return .absent("of the server's certificate: it may be used by servers")
      }
      return .present(
        field: "x509ce.KeyPurposeId", "it may be used for \(usages.prefix(3).joined(separator: ", ")) only")
    }
  }
}
