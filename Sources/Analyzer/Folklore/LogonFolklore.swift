extension Folklore {
  /// What web guides say of accounts and passwords.
  static let aboutLogons: [Folklore] = [.savedCredentials, .accountState, .timeSkew]

  static let savedCredentials = Folklore(
    id: "saved-credentials", title: "Saved or wrong credentials",
    claim: "Web guides delete saved credentials, or try another account.",
    truth: .documented(
      "A wrong password gives 0x807 or a new prompt. It is asked for only after TLS is up.",
      "Microsoft, IMsTscAxEvents::OnDisconnected; MS-CSSP 3.1.5"),
    shows: "With keys the server's error code and the account; without keys the size of the server's last answer.",
    signatures: [
      .nlaLogonFailure, .nlaErrorcodeUndecrypted, .nlaSilentDropAfterAuthToken, .krbClientError, .nlaRefusedOther,
      .delegationPolicy, .smartcardFail, .rdstlsDenied, .aadDenied,
    ], lookalikes: [.wrongPasswordRetry],
    danger: Danger(
      .reversible, "cmdkey /delete forgets the password; it must be known to be typed again.",
      undo: "Save it again at the next logon. cmdkey /list only reads."),
    isCommon: true, words: ["cmdkey", "credentials", "password"],
    ruledOut: .first(
      of: .comesOnly(with: .credsspNegotiate),
      .passed(.credsspCredentials, "the server believed the user, and the client sent the credentials")))

  static let accountState = Folklore(
    id: "account-state", title: "The account is locked, disabled or expired",
    claim: "Web guides say that the account is locked or disabled.",
    truth: .documented(
      "Each of these has a code of its own: 0xD07 locked, 0xB07 disabled, 0xE07 expired.",
      "Microsoft, IMsTscAxEvents::OnDisconnected"),
    shows: "With keys the server's error code, or a KDC's in clear; without keys that there was one.",
    signatures: [
      .nlaAccountState, .nlaErrorcodeUndecrypted, .krbClientError, .nlaSilentDropAfterAuthToken, .nlaRefusedOther,
      .rdstlsDenied, .aadDenied,
    ],
    danger: Danger(
      .reversible, "An account that is unlocked again and again may be under attack: read event 4625 first.",
      undo: "Lock or disable it again."),
    words: ["locked-out", "account-locked", "account-disabled"],
    ruledOut: .first(
      of: .comesOnly(with: .credsspNegotiate),
      .passed(.credsspServerKey, "the server proved its key, which it does for a user whom it believes")))

  static let timeSkew = Folklore(
    id: "time-skew", title: "The clocks differ",
    claim: "Web guides compare the clocks of client, server and domain.",
    truth: .documented(
      "Kerberos refuses more than five minutes, and mstsc then says so in words. A certificate can look too young or too old to a wrong clock. Local accounts and NTLM do not mind.",
      "RFC 4120 section 3.2.3; Microsoft support, remote-desktop-cannot-verify-identity"),
    shows:
      "A KDC's error, the clock in an NTLM challenge, the dates of the certificate, all next to the clock of the capture.",
    signatures: [
      .clockSkew, .krbSkew, .tlsCertNotYetValid, .tlsCertExpired, .nlaErrorcodeUndecrypted, .krbClientError,
    ],
    danger: Danger(
      .reversible, "Everything that is dated on the machine jumps.", undo: "None is needed once the clock is right."),
    words: ["clock", "w32tm", "time"])
}
