import Crypto
import Dissectors

extension Signature {
  /// The client turns away from a certificate whose time is over.
  static let tlsCertExpired = Signature(
    id: "tls-cert-expired",
    phase: .tls,
    title: "The client refused an expired certificate",
    explanation: """
      The server's certificate had expired when the capture was made, and the client ended the connection after it had seen the certificate, before \
      it sent anything of its own.
      """,
    mstsc: [MstscCode(.certificateExpired)],
    causes: [
      Cause("The certificate was not renewed") { attempt in
        guard let leaf = attempt.connection?.leaf else { return Weight() }
        return leaf.facts.isSelfSigned
          ? Weight(for: ["it is self-signed, as Windows makes it for six months at a time"]) : Weight()
      },
      Cause("The clock of the client or of the capturing machine is ahead"),
    ],
    remedies: [
      Remedy(
        .client, "Check the clock first: it is cheaper to mend than a certificate.", command: "w32tm /query /status"),
      Remedy(
        .server, "Read whether Windows failed to renew its self-signed certificate: events 1057 and 1058.",
        command: "Get-WinEvent -FilterHashtable @{LogName='System'; Id=1057,1058,36870} -MaxEvents 20"),
      Remedy(
        .server,
        "Renew the certificate. For Windows' own: delete the expired one in the Remote Desktop store and restart the configuration service.",
        command: "Restart-Service SessionEnv", risk: .interruptsService,
        undo: "Import the old certificate again; export it with its key before deleting."),
    ],
    sources: ["RFC 5280 section 4.1.2.5", "Microsoft, IMsTscAxEvents::OnDisconnected"],
    needs: [TLSCertificate.self]
  ) { attempt in
    attempt.judgeCertificateDefect { leaf, time in
      guard time > leaf.facts.notAfter else {
        return .absent("of the server's certificate: it is valid until \(utc: leaf.facts.notAfter)")
      }
      return .present(field: "x509af.utcTime", "the certificate expired on \(utc: leaf.facts.notAfter)")
    }
  }
}
