import Dissectors

extension Signature {
  /// The smart card's certificate does not get the user a ticket.
  static let smartcardFail = Signature(
    id: "smartcard-fail",
    phase: .credssp,
    title: "The logon with a smart card or certificate failed",
    explanation: """
      The user was to be known by a certificate, from a smart card or Windows Hello. The domain controller refused the certificate, or has none itself that \
      the logon needs. The Remote Desktop server did not judge the user.
      """,
    mstsc: [MstscCode(DisconnectReason(rawValue: 0x1C07)), MstscCode(DisconnectReason(rawValue: 0x2207))],
    causes: [
      Cause("The domain controller does not trust the issuer of the user's certificate") {
        $0.weighTicket(.clientNotTrusted, .cannotVerify)
      },
      Cause("The certificate has expired, was revoked, or is made for something else") {
        $0.weighTicket(.invalidCertificate, .revokedCertificate, .keyTooWeak, .invalidSignature)
      },
      Cause("Whether it was revoked could not be found out: the domain controller does not reach the revocation list") {
        $0.weighTicket(.revocationUnknown, .revocationUnavailable)
      },
      Cause("The certificate does not belong to the account") { $0.weighTicket(.certificateMismatch, .nameMismatch) },
      Cause("The domain controller has no certificate of its own for such logons") {
        $0.weighTicket(.preauthenticationNotSupported, .kdcNotTrusted, .kdcNameMismatch)
      },
    ],
    remedies: [
      Remedy(
        .client, "See what is on the card, and whether its chain and revocation can be checked.",
        command: "certutil -scinfo"),
      Remedy(
        .server, "On a domain controller, see whether it has a valid certificate for Kerberos.",
        command: "certutil -dcinfo verify"),
      Remedy(
        .server, "See whether the issuer is trusted for logons.", command: "certutil -viewstore -enterprise NTAuth"),
      Remedy(
        .server, "Read the domain controller's own record of the refusal.",
        command: "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4768,4771} -MaxEvents 10 | Format-List"),
      .captureTicketAgain,
    ],
    sources: ["RFC 4556 section 3.1.3", "MS-PKCA 3.1.5"]
  ) { attempt in
    attempt.judgeTicket(.certificate)
  }
}

extension KerberosErrorCode {
  fileprivate static let preauthenticationNotSupported = Self(rawValue: 16)
  fileprivate static let clientNotTrusted = Self(rawValue: 62)
  fileprivate static let kdcNotTrusted = Self(rawValue: 63)
  fileprivate static let invalidSignature = Self(rawValue: 64)
  fileprivate static let keyTooWeak = Self(rawValue: 65)
  fileprivate static let certificateMismatch = Self(rawValue: 66)
  fileprivate static let cannotVerify = Self(rawValue: 70)
  fileprivate static let invalidCertificate = Self(rawValue: 71)
  fileprivate static let revokedCertificate = Self(rawValue: 72)
  fileprivate static let revocationUnknown = Self(rawValue: 73)
  fileprivate static let revocationUnavailable = Self(rawValue: 74)
  fileprivate static let nameMismatch = Self(rawValue: 75)
  fileprivate static let kdcNameMismatch = Self(rawValue: 76)

  /// Whether it is about logging on with a certificate. RFC 4556 section 3.1.3, and the pre-authentication that only certificates use.
  var isAboutCertificate: Bool { rawValue == 16 || (62...66).contains(rawValue) || (70...76).contains(rawValue) }
}
