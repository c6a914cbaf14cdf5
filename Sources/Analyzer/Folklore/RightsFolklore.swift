extension Folklore {
  /// What web guides say of rights and policies.
  static let aboutRights: [Folklore] = [.remoteDesktopUsers, .userRights, .groupPolicy]

  static let remoteDesktopUsers = Folklore(
    id: "remote-desktop-users", title: "The user is not in \"Remote Desktop Users\"",
    claim: "Web guides add the user to the group \"Remote Desktop Users\".",
    truth: .documented(
      "The right is looked at once the logon is over, and its lack is told in words. A connection that ends before that is not about rights.",
      "MS-RDPBCGR 2.2.10.2"),
    shows: "The server's answer of four bytes after the credentials, or with keys Set Error Info 9.",
    signatures: [
      .authzDeniedEarly, .authzDeniedErrinfo, .nlaAccountState, .nlaErrorcodeUndecrypted, .nlaSilentDropAfterAuthToken,
      .nlaRefusedOther,
    ],
    danger: Danger(
      .reversible, "Whoever is in the group may log on from wherever the port is reached.",
      undo: "net localgroup \"Remote Desktop Users\" DOMAIN\\USER /delete"),
    isCommon: true, words: ["rdp-users"],
    ruledOut: .first(
      of: .comesOnly(with: .credsspNegotiate),
      .passed(.earlyAuthorization, "the server said that the user may log on")))

  static let userRights = Folklore(
    id: "user-rights", title: "A policy denies the right to log on",
    claim: "Web guides blame User Rights Assignment or a group policy that restricts Remote Desktop.",
    truth: .documented(
      "\"Deny log on through Remote Desktop Services\" wins over every permission. Both rights are looked at after the logon only; \"Deny access to this computer from the network\" makes NLA itself fail.",
      "MS-RDPBCGR 2.2.10.2; Microsoft Windows Server documentation issue 6811"),
    shows: "The server's refusal after the credentials; gpresult /H report.html on the server shows the policy.",
    signatures: [
      .authzDeniedEarly, .authzDeniedErrinfo, .serverAdmissionDenied, .nlaAccountState, .nlaErrorcodeUndecrypted,
      .nlaSilentDropAfterAuthToken, .nlaRefusedOther,
    ],
    danger: Danger(
      .weakensSecurity, "A right to deny was mostly set on purpose: ask who set it.", undo: "Set the policy as it was."),
    words: ["gpo", "gpresult", "SeRemoteInteractiveLogonRight"],
    ruledOut: .first(
      of: .comesOnly(with: .credsspNegotiate),
      .passed(.earlyAuthorization, "the server said that the user may log on")))

  static let groupPolicy = Folklore(
    id: "group-policy", title: "Policies of the session host",
    claim: "Web guides walk through the policies of the Remote Desktop Session Host.",
    truth: .inferred(
      "Three of them decide a connection: the security layer, NLA, and the limit on connections. The others shape a session that runs.",
      "derived: MS-RDPBCGR 2.2.1.2.2 and 2.2.5.1.1"),
    shows: "What the policies lead to: the protocol that the server chose, its reason to refuse, its Set Error Info.",
    signatures: [
      .x224NegFailureSSLRequired, .x224NegFailureSSLNotAllowed, .x224NegFailureNLARequired, .serverAdmissionDenied,
      .sessionEndedByPolicy,
    ],
    danger: Danger(
      .weakensSecurity, "Policies that are changed by trial stay changed.",
      undo: "Note each value before; \"Not configured\" is the default."),
    words: ["gpedit"])
}
