import Crypto
import Dissectors

extension Signature {
  /// The two sides of CredSSP do not see the same TLS key.
  static let credsspPubkeyMismatch = Signature(
    id: "credssp-pubkey-mismatch",
    phase: .credssp,
    title: "CredSSP ended at the proof of the server's key, and the server's certificate is not always the same",
    explanation: """
      In CredSSP both sides prove that they see the same TLS key. The connection ended at this proof, and the server showed different certificates to the \
      same client: so the key of TLS may be that of another machine than the one that checks the proof.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A load balancer sends the connections of one client to several servers"),
      Cause("A device on the path puts its own certificate in place of the server's, and not always"),
      Cause("The server's certificate was changed while the service had the old key"),
    ],
    remedies: [
      Remedy(
        .server, "Compare the thumbprints in the evidence with that of the server's own certificate.",
        command:
          "Get-ChildItem 'Cert:\\LocalMachine\\Remote Desktop', 'Cert:\\LocalMachine\\My' | Select-Object Thumbprint, Subject, NotAfter"
      ),
      Remedy(
        .network,
        "Connect once to the server's own address, past balancers and inspection. If a new capture then goes on after the proof of the key, it was one of them."
      ),
      Remedy(
        .server, "If the certificate was just changed: restart Remote Desktop Services. Sessions stay.",
        command: "Restart-Service TermService -Force", risk: .interruptsService,
        undo: "None is needed; users connect again."),
    ],
    sources: ["MS-CSSP 3.1.5", "MS-CSSP 2.2.1"]
  ) { attempt in
    guard let connection = attempt.connection, let end = connection.endAtKeyProof, let own = connection.leaf,
      let certificate = connection.certificate
    else { return .cannotTell("CredSSP did not end at the proof of the key, or the certificate does not show") }
    for other in attempt.connectionsToSameServer where other.endAtKeyProof != nil {
      guard let leaf = other.leaf, leaf.facts.sha256Thumbprint != own.facts.sha256Thumbprint,
        let sighting = other.certificate
      else {
        continue
      }
      return .matched(
        Judgement.Match(
          .possible,
          [
            Evidence(
              sighting.event.frame, field: "tls.handshake.certificate",
              "on another connection the server showed a certificate for \(leaf.names), SHA-1 thumbprint \(leaf.facts.sha1Thumbprint)"
            )
          ] + connection.certificateEvidence + [end]))
    }
    return .ruledOut("no other connection that ended so showed another certificate", by: certificate.event)
  }
}
