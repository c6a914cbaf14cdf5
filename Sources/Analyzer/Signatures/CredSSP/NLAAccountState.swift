import Dissectors

extension Signature {
  /// The server says that the account must not log on, whatever the password.
  static let nlaAccountState = Signature(
    id: "nla-account-state",
    phase: .credssp,
    title: "The account may not log on, whatever its password",
    explanation: """
      The server knows the account and refused it for the state it is in: locked, disabled, expired, with a password that must be changed, or not allowed \
      to log on in this way. Typing the password again changes nothing. Network Level Authentication cannot change a password either.
      """,
    mstsc: [0xD07, 0xF07, 0x1207, 0xB07, 0xE07, 0xC07].map { MstscCode(DisconnectReason(rawValue: $0)) },
    causes: [
      Cause("The account is locked out: too many wrong passwords, often by a device that still has an old one") {
        $0.weighRefusal(.accountLockedOut)
      },
      Cause("The password has expired, or must be changed before the first logon") {
        $0.weighRefusal(.passwordExpired, .passwordMustChange)
      },
      Cause("The account is disabled") { $0.weighRefusal(.accountDisabled) },
      Cause("The account has expired") { $0.weighRefusal(.accountExpired) },
      Cause("The account has no password, or a policy restricts it: Protected Users with NTLM, an authentication silo")
      {
        $0.weighRefusal(.accountRestriction)
      },
      Cause("The account lacks the right to log on over the network or through Remote Desktop, or it is denied") {
        $0.weighRefusal(.logonTypeNotGranted)
      },
      Cause("The account may not log on at this hour") { $0.weighRefusal(.invalidLogonHours) },
      Cause("The account may not log on from this computer") { $0.weighRefusal(.invalidWorkstation) },
    ],
    remedies: [
      Remedy(
        .server, "See in which state the account is, on a domain controller; for a local account: net user NAME.",
        command:
          "Get-ADUser NAME -Properties LockedOut, Enabled, PasswordExpired, AccountExpirationDate, LogonWorkstations, logonHours"
      ),
      Remedy(
        .server,
        "If it is locked: find out which computer uses an old password (event 4740 of a domain controller names it), then unlock it.",
        command: "Unlock-ADAccount NAME", risk: .reversible, undo: "None is needed; wrong passwords lock it again."),
      Remedy(
        .client,
        "If the password must be changed: change it at the console, on another computer of the domain, or let an administrator do it.",
        risk: .reversible, undo: "Change it once more."),
      Remedy(
        .server, "If it is disabled or has expired, and should not be: enable it, or move its end.",
        command: "Enable-ADAccount NAME; Set-ADAccountExpiration NAME -DateTime DATE", risk: .reversible,
        undo: "Disable-ADAccount NAME, or set the earlier date."),
      Remedy(
        .server,
        "If a right is missing: read the policies on logon over the network and through Remote Desktop Services, those that deny first.",
        command: "gpresult /H report.html"),
      .readLogonFailures, .captureLogonAgain,
    ],
    sources: ["MS-CSSP 2.2.1", "MS-ERREF 2.3.1", "FreeRDP issue 3003", "windowsserverdocs issue 6811"],
    needs: [TSRequest.self]
  ) { attempt in
    attempt.judgeRefusal(.accountState)
  }
}
