import Dissectors

extension RemarkRule {
  /// Without a name in the ClientHello (RFC 6066 section 3 forbids addresses there) and without a look-up the client was told an address.
  static let ipLiteralTarget = RemarkRule(
    id: "ip-literal-target", title: "The client was told an address instead of a name"
  ) { attempt, conclusion in
    guard attempt.serverName.map({ IPAddress($0) != nil }) ?? true, let connection = attempt.connection,
      let hello = connection.clientHello, connection.wantedName == nil || connection.wantsAddress
    else { return nil }
    return (
      """
      No name of the server is in the ClientHello (frame \(hello.event.frame)) or in a look-up: most likely the user typed the address. Then there is no \
      Kerberos, only NTLM, and no certificate has the right name.
      """, [hello.event.frame],
      conclusion.verdict == .succeeded || conclusion.phase != .credssp
    )
  }
}
