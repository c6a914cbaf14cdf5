extension Folklore {
  /// What web guides say of the numbers 0x4 and 0x904.
  static let aboutCodes: [Folklore] = [.writeProtect, .oneListOfCodes, .fourIsFirewall, .fourAtLogon]

  static let writeProtect = Folklore(
    id: "write-protect", title: "0x904 is ERROR_WRITE_PROTECT",
    claim: "Web guides read 0x904 as ERROR_WRITE_PROTECT and blame the installation of some component.",
    truth: .documented(
      "That is false: ERROR_WRITE_PROTECT is 0x13, and 0x904 is on Microsoft's list of disconnect reasons.",
      "Windows error 19; Microsoft, IMsTscAxEvents::OnDisconnected"),
    shows: "Any SYN of the client shows that the client runs and reached the network.",
    words: ["ERROR_WRITE_PROTECT", "ERROR_MEDIA_WRITE_PROTECTED", "media-write-protected"], ruledOut: .clientSent)

  static let oneListOfCodes = Folklore(
    id: "one-list-of-codes", title: "0x4, 0x7 and 0x104 are codes of one list",
    claim: "Web guides list 0x7 beside 0x104 as if both were error codes of one list.",
    truth: .documented(
      "0x104 is a disconnect reason, 0x7 an extended one: they are different fields.",
      "Microsoft, ExtendedDisconnectReasonCode"),
    shows:
      "With keys the Set Error Info that an extended code mirrors; a connection that ended before MCS cannot have had one."
  )

  static let fourIsFirewall = Folklore(
    id: "four-is-firewall", title: "0x4 means blocked by a firewall or a policy",
    claim: "Web guides read 0x4 as \"blocked by policy or firewall while the server is reachable\".",
    truth: .documented(
      "Nothing supports that: a firewall on the path gives codes such as 0x204 or 0x104.",
      "Microsoft, IMsTscAxEvents::OnDisconnected; Microsoft, ExtendedDisconnectReasonCode"),
    shows: "How the connection ended, and by whom. The number itself does not travel as a disconnect reason.",
    signatures: [
      .x224ResetBeforeConfirm, .tcpRSTMidstreamInjected, .tcpFirewallAppResetAfterCR, .sessionDropped,
      .sessionEndedByPolicy,
    ])

  static let fourAtLogon = Folklore(
    id: "four-at-logon", title: "0x4 at the logon, after TLS",
    claim: "Web guides tie 0x4 to a failure at the logon, once TLS is up.",
    truth: .inferred(
      "The number proves no step. As an extended code it means that the logon took too long; Microsoft's clients for Mac, iOS and Android show it for any error.",
      "Microsoft, ExtendedDisconnectReasonCode; rdpwrap issue 1340; xrdp issues 1458 and 3015"),
    shows: "The step at which the connection ended: that, not the number, says whether it was the logon.",
    signatures: [
      .nlaLogonFailure, .nlaAccountState, .nlaErrorcodeUndecrypted, .nlaSilentDropAfterAuthToken, .authzDeniedEarly,
      .authzDeniedErrinfo, .sessionEndedByPolicy,
    ], ruledOut: .comesOnly(with: .credsspNegotiate))
}
