import Crypto
import Dissectors

extension Signature {
  /// A security product put its own certificate in place of the server's.
  static let tlsInterceptionIssuer = Signature(
    id: "tls-interception-issuer",
    phase: .tls,
    title: "A security product on the path showed its own certificate",
    explanation: """
      The certificate that the client got was issued by a product that opens TLS to look into it. RDP does not bear that: clients refuse the unknown issuer, \
      and CredSSP proves the server's own key to the client, which a device in between cannot do.
      """,
    mstsc: [MstscCode(.socketClosed)],
    causes: [
      Cause("A firewall or proxy is set to inspect TLS on this port or for this server"),
      Cause("A security program on the client inspects TLS of all programs"),
      Cause("The server itself carries a certificate that was made by such a product") { attempt in
        attempt.connection?.leaf?.facts.isSelfSigned == true ? Weight(for: ["it is self-signed"]) : Weight()
      },
    ],
    remedies: [
      Remedy(
        .server, "Compare the thumbprint in the evidence with that of the server's own certificate.",
        command:
          "Get-ChildItem 'Cert:\\LocalMachine\\Remote Desktop' | Select-Object Thumbprint, Issuer, NotAfter"),
      Remedy(
        .client,
        "Connect once by another path, or capture at the server, and compare the certificates of both captures.",
        command: "rdpwhy diff GOOD BAD"),
      Remedy(
        .network,
        "Take Remote Desktop out of the inspection, by port and by server. A new capture then shows the server's own certificate.",
        risk: .reversible, undo: "Inspect it again."),
    ],
    sources: ["MS-CSSP 3.1.5", "MS-RDPBCGR 5.4.5"],
    needs: [TLSCertificate.self]
  ) { attempt in
    guard let connection = attempt.connection, let leaf = connection.leaf, let sighting = connection.certificate else {
      return .cannotTell("the certificate does not show: TLS did not get that far, or TLS 1.3 hides it")
    }
    guard let product = leaf.product else {
      return .ruledOut("the certificate's issuer is no known product that inspects TLS", by: sighting.event)
    }
    let issuer = [
      Evidence(
        sighting.event.frame, field: "x509if.RelativeDistinguishedName_item_element",
        "the certificate's issuer \(leaf.facts.issuer.text) points to \(product.name)")
    ]
    let evidence = issuer + connection.certificateEvidence
    if let refusal = connection.certificateRefusal {
      return .matched(Judgement.Match(refusal.isAlert ? .likely : .possible, evidence + [refusal.evidence]))
    }
    guard let end = connection.endAtKeyProof else {
      return .cannotTell("the client did not turn away, and CredSSP did not end at the proof of the key")
    }
    return .matched(Judgement.Match(.possible, evidence + [end]))
  }
}
