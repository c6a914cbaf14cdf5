import Dissectors

extension Signature {
  /// The KDC refuses the user.
  static let krbClientError = Signature(
    id: "krb-client-error",
    phase: .credssp,
    title: "The domain controller refused the user a Kerberos ticket",
    explanation: """
      The client asked a KDC, on Windows a domain controller, for a ticket, and the answer was an error about the user: the name, the password, or the state \
      of the account. The Remote Desktop server did not judge the user. The client may try NTLM instead, or give up.
      """,
    mstsc: [0x807, 0xA07, 0xB07, 0xD07, 0xF07].map { MstscCode(DisconnectReason(rawValue: $0)) },
    causes: [
      Cause("The password is wrong") { $0.weighTicket(.preauthenticationFailed) },
      Cause("There is no such user in the domain that was asked") { $0.weighTicket(.clientPrincipalUnknown) },
      Cause("The account is disabled or locked out, or it has expired") {
        $0.weighTicket(.clientRevoked, .clientExpired)
      },
      Cause("The password has expired and must be changed") { $0.weighTicket(.keyExpired) },
      Cause(
        "Client, account and domain controller have no encryption type in common: RC4 was switched off, or AES keys are missing"
      ) {
        $0.weighTicket(.encryptionTypeNotSupported)
      },
    ],
    remedies: [
      Remedy(.client, "Type the user name with its domain, as user@domain, and the password again."),
      Remedy(
        .server, "See in which state the account is, on a domain controller.",
        command:
          "Get-ADUser NAME -Properties LockedOut, Enabled, PasswordExpired, AccountExpirationDate, msDS-SupportedEncryptionTypes"
      ),
      Remedy(
        .server, "Read the domain controller's own record of the refusal: 4771 and 4768 hold the same code.",
        command: "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4768,4771} -MaxEvents 10 | Format-List"),
      Remedy(
        .server, "If the account is locked: unlock it.", command: "Unlock-ADAccount NAME", risk: .reversible,
        undo: "None is needed; wrong passwords lock it again."),
      Remedy(
        .server, "If there is no common encryption type: let the password be changed once, which makes new AES keys.",
        risk: .reversible,
        undo: "Change it once more."),
      .captureTicketAgain,
    ],
    sources: ["RFC 4120 section 7.5.9", "MS-KILE 2.2.1"]
  ) { attempt in
    attempt.judgeTicket(.client)
  }
}
