/// A Windows status: an NTSTATUS (0xC…) or the HRESULT of a security function (0x8009…).
///
/// MS-ERREF 2.3.1 for NTSTATUS and 2.1.1 for HRESULT. CredSSP carries one in TSRequest.errorCode (MS-CSSP 2.2.1).
public struct NTStatus: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Reads the signed integer that ASN.1 and many logs carry: -1073741715 is STATUS_LOGON_FAILURE.
  public init(signed value: Int32) { rawValue = UInt32(bitPattern: value) }

  public static let accessDenied = Self(rawValue: 0xC000_0022)
  public static let noLogonServers = Self(rawValue: 0xC000_005E)
  public static let logonFailure = Self(rawValue: 0xC000_006D)
  public static let wrongPassword = Self(rawValue: 0xC000_006A)
  public static let noSuchUser = Self(rawValue: 0xC000_0064)
  public static let accountRestriction = Self(rawValue: 0xC000_006E)
  public static let invalidLogonHours = Self(rawValue: 0xC000_006F)
  public static let invalidWorkstation = Self(rawValue: 0xC000_0070)
  public static let passwordExpired = Self(rawValue: 0xC000_0071)
  public static let accountDisabled = Self(rawValue: 0xC000_0072)
  public static let timeDifferenceAtDC = Self(rawValue: 0xC000_0133)
  public static let logonTypeNotGranted = Self(rawValue: 0xC000_015B)
  public static let noTrustAccount = Self(rawValue: 0xC000_018B)
  public static let trustedDomainFailure = Self(rawValue: 0xC000_018C)
  public static let trustedRelationshipFailure = Self(rawValue: 0xC000_018D)
  public static let accountExpired = Self(rawValue: 0xC000_0193)
  public static let passwordMustChange = Self(rawValue: 0xC000_0224)
  public static let accountLockedOut = Self(rawValue: 0xC000_0234)
  public static let badBindings = Self(rawValue: 0xC000_035B)
  public static let downgradeDetected = Self(rawValue: 0xC000_0388)
  public static let authenticationFirewallFailed = Self(rawValue: 0xC000_0413)
  public static let ntlmBlocked = Self(rawValue: 0xC000_0418)
  public static let unsupportedFunction = Self(rawValue: 0x8009_0302)
  public static let logonDenied = Self(rawValue: 0x8009_030C)
  public static let noAuthenticatingAuthority = Self(rawValue: 0x8009_0311)
  public static let wrongPrincipal = Self(rawValue: 0x8009_0322)
  public static let timeSkew = Self(rawValue: 0x8009_0324)
  public static let securityBadBindings = Self(rawValue: 0x8009_0346)
  public static let securityDowngradeDetected = Self(rawValue: 0x8009_0350)

  public static let entries = [
    CodeEntry(0, "STATUS_SUCCESS", "Success."),
    CodeEntry(0x8007_0005, "E_ACCESSDENIED", "Access is denied."),
    CodeEntry(0x8009_0300, "SEC_E_INSUFFICIENT_MEMORY", "There is not enough memory."),
    CodeEntry(0x8009_0301, "SEC_E_INVALID_HANDLE", "A security handle is not valid."),
    CodeEntry(0x8009_0302, "SEC_E_UNSUPPORTED_FUNCTION", "The function requested is not supported."),
    CodeEntry(0x8009_0303, "SEC_E_TARGET_UNKNOWN", "The target is unknown or cannot be reached."),
    CodeEntry(0x8009_0304, "SEC_E_INTERNAL_ERROR", "The Local Security Authority cannot be contacted, or it failed."),
    CodeEntry(0x8009_0305, "SEC_E_SECPKG_NOT_FOUND", "The security package does not exist."),
    CodeEntry(0x8009_0308, "SEC_E_INVALID_TOKEN", "The security token is not valid."),
    CodeEntry(0x8009_030C, "SEC_E_LOGON_DENIED", "The logon failed."),
    CodeEntry(
      0x8009_030D, "SEC_E_UNKNOWN_CREDENTIALS", "The credentials given to the security package were not recognised."),
    CodeEntry(0x8009_030E, "SEC_E_NO_CREDENTIALS", "The security package has no credentials available."),
    CodeEntry(0x8009_030F, "SEC_E_MESSAGE_ALTERED", "The message was changed on its way."),
    CodeEntry(0x8009_0310, "SEC_E_OUT_OF_SEQUENCE", "The message arrived out of sequence."),
    CodeEntry(0x8009_0311, "SEC_E_NO_AUTHENTICATING_AUTHORITY", "No authority could be contacted for authentication."),
    CodeEntry(0x8009_0317, "SEC_E_CONTEXT_EXPIRED", "The security context has expired."),
    CodeEntry(0x8009_0318, "SEC_E_INCOMPLETE_MESSAGE", "The message is incomplete."),
    CodeEntry(0x8009_0322, "SEC_E_WRONG_PRINCIPAL", "The target's principal name is not the expected one."),
    CodeEntry(0x8009_0324, "SEC_E_TIME_SKEW", "The clocks of client and server differ too much."),
    CodeEntry(0x8009_0325, "SEC_E_UNTRUSTED_ROOT", "The certificate chain ends in an authority that is not trusted."),
    CodeEntry(0x8009_0326, "SEC_E_ILLEGAL_MESSAGE", "The message was unexpected or badly formatted."),
    CodeEntry(0x8009_0327, "SEC_E_CERT_UNKNOWN", "The certificate could not be processed."),
    CodeEntry(0x8009_0328, "SEC_E_CERT_EXPIRED", "The received certificate has expired."),
    CodeEntry(0x8009_0329, "SEC_E_ENCRYPT_FAILURE", "The data could not be encrypted."),
    CodeEntry(0x8009_0330, "SEC_E_DECRYPT_FAILURE", "The data could not be decrypted."),
    CodeEntry(0x8009_0331, "SEC_E_ALGORITHM_MISMATCH", "Client and server have no algorithm in common."),
    CodeEntry(0x8009_0346, "SEC_E_BAD_BINDINGS", "The channel bindings of the client do not match."),
    CodeEntry(0x8009_0350, "SEC_E_DOWNGRADE_DETECTED", "A possible attempt to weaken security was detected."),
    CodeEntry(0x8009_035E, "SEC_E_DELEGATION_POLICY", "Policy does not allow delegating credentials to the target."),
    CodeEntry(0x8009_035F, "SEC_E_POLICY_NLTM_ONLY", "Policy does not allow delegating credentials with NTLM alone."),
    CodeEntry(0x8009_2010, "CRYPT_E_REVOKED", "The certificate is revoked."),
    CodeEntry(0x8009_2013, "CRYPT_E_REVOCATION_OFFLINE", "The revocation server could not be reached."),
    CodeEntry(0xC000_0022, "STATUS_ACCESS_DENIED", "Access is denied."),
    CodeEntry(0xC000_005E, "STATUS_NO_LOGON_SERVERS", "No logon server is available."),
    CodeEntry(0xC000_005F, "STATUS_NO_SUCH_LOGON_SESSION", "The logon session does not exist."),
    CodeEntry(0xC000_0064, "STATUS_NO_SUCH_USER", "The account does not exist."),
    CodeEntry(0xC000_006A, "STATUS_WRONG_PASSWORD", "The password is wrong."),
    CodeEntry(0xC000_006D, "STATUS_LOGON_FAILURE", "The user name or the authentication information is wrong."),
    CodeEntry(0xC000_006E, "STATUS_ACCOUNT_RESTRICTION", "An account restriction prevents this logon."),
    CodeEntry(0xC000_006F, "STATUS_INVALID_LOGON_HOURS", "The account may not log on at this hour."),
    CodeEntry(0xC000_0070, "STATUS_INVALID_WORKSTATION", "The account may not log on from this workstation."),
    CodeEntry(0xC000_0071, "STATUS_PASSWORD_EXPIRED", "The password has expired."),
    CodeEntry(0xC000_0072, "STATUS_ACCOUNT_DISABLED", "The account is disabled."),
    CodeEntry(0xC000_00B5, "STATUS_IO_TIMEOUT", "An operation timed out."),
    CodeEntry(0xC000_00BB, "STATUS_NOT_SUPPORTED", "The request is not supported."),
    CodeEntry(0xC000_00DF, "STATUS_NO_SUCH_DOMAIN", "The domain does not exist."),
    CodeEntry(0xC000_00E5, "STATUS_INTERNAL_ERROR", "An internal error occurred."),
    CodeEntry(
      0xC000_0133, "STATUS_TIME_DIFFERENCE_AT_DC",
      "The clocks of this computer and the domain controller differ too much."),
    CodeEntry(
      0xC000_015B, "STATUS_LOGON_TYPE_NOT_GRANTED", "The account has not been granted this type of logon here."),
    CodeEntry(0xC000_018A, "STATUS_NO_TRUST_LSA_SECRET", "The computer has no trust account secret."),
    CodeEntry(0xC000_018B, "STATUS_NO_TRUST_SAM_ACCOUNT", "The domain has no account for the computer's trust."),
    CodeEntry(0xC000_018C, "STATUS_TRUSTED_DOMAIN_FAILURE", "The trust between the domains failed."),
    CodeEntry(
      0xC000_018D, "STATUS_TRUSTED_RELATIONSHIP_FAILURE", "The trust between this computer and its domain failed."),
    CodeEntry(0xC000_0192, "STATUS_NETLOGON_NOT_STARTED", "The Netlogon service is not running."),
    CodeEntry(0xC000_0193, "STATUS_ACCOUNT_EXPIRED", "The account has expired."),
    CodeEntry(0xC000_0224, "STATUS_PASSWORD_MUST_CHANGE", "The password must be changed before the first logon."),
    CodeEntry(0xC000_0233, "STATUS_DOMAIN_CONTROLLER_NOT_FOUND", "No domain controller was found."),
    CodeEntry(0xC000_0234, "STATUS_ACCOUNT_LOCKED_OUT", "The account is locked out."),
    CodeEntry(0xC000_0320, "STATUS_PKINIT_FAILURE", "The Kerberos certificate logon failed."),
    CodeEntry(0xC000_035B, "STATUS_BAD_BINDINGS", "The channel bindings of the client do not match."),
    CodeEntry(0xC000_0380, "STATUS_SMARTCARD_WRONG_PIN", "The smart card's PIN is wrong."),
    CodeEntry(0xC000_0381, "STATUS_SMARTCARD_CARD_BLOCKED", "The smart card is blocked."),
    CodeEntry(0xC000_0388, "STATUS_DOWNGRADE_DETECTED", "A possible attempt to weaken security was detected."),
    CodeEntry(
      0xC000_0413, "STATUS_AUTHENTICATION_FIREWALL_FAILED",
      "Selective authentication of the trust does not allow this account here."),
    CodeEntry(0xC000_0418, "STATUS_NTLM_BLOCKED", "Policy blocks NTLM."),
  ]
}
