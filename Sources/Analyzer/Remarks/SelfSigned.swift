import Crypto

extension RemarkRule {
  static let selfSigned = RemarkRule(
    id: "lk-self-signed", title: "The server's certificate is signed by itself, as Windows makes it"
  ) { attempt, _ in
    guard let connection = attempt.connection, let leaf = connection.leaf, leaf.facts.isSelfSigned,
      let certificate = connection.certificate
    else { return nil }
    return (
      """
      The server's certificate is signed by itself (frame \(certificate.event.frame)), as those are that Windows makes. Clients cannot check such a one and \
      ask their user; it is the default and no failure.
      """, [certificate.event.frame], true
    )
  }
}
