/// Why a KDC or a service refused a Kerberos message.
///
/// RFC 4120 section 7.5.9; 70 to 76 are RFC 4556 section 3.1.3.
public struct KerberosErrorCode: CodeTable {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  public static let clientExpired = Self(rawValue: 1)
  public static let clientPrincipalUnknown = Self(rawValue: 6)
  public static let serverPrincipalUnknown = Self(rawValue: 7)
  public static let encryptionTypeNotSupported = Self(rawValue: 14)
  public static let clientRevoked = Self(rawValue: 18)
  public static let keyExpired = Self(rawValue: 23)
  public static let preauthenticationFailed = Self(rawValue: 24)
  public static let preauthenticationRequired = Self(rawValue: 25)
  public static let clockSkew = Self(rawValue: 37)
  public static let modified = Self(rawValue: 41)
  public static let responseTooBig = Self(rawValue: 52)

  public static let entries = [
    CodeEntry(0, "KDC_ERR_NONE", "No error."),
    CodeEntry(1, "KDC_ERR_NAME_EXP", "The client's account has expired."),
    CodeEntry(2, "KDC_ERR_SERVICE_EXP", "The service's account has expired."),
    CodeEntry(3, "KDC_ERR_BAD_PVNO", "The protocol version is not supported."),
    CodeEntry(4, "KDC_ERR_C_OLD_MAST_KVNO", "The client's key is encrypted in an old master key."),
    CodeEntry(5, "KDC_ERR_S_OLD_MAST_KVNO", "The service's key is encrypted in an old master key."),
    CodeEntry(6, "KDC_ERR_C_PRINCIPAL_UNKNOWN", "The KDC does not know the user name."),
    CodeEntry(7, "KDC_ERR_S_PRINCIPAL_UNKNOWN", "The KDC does not know the service name."),
    CodeEntry(8, "KDC_ERR_PRINCIPAL_NOT_UNIQUE", "Several accounts hold the same principal name."),
    CodeEntry(9, "KDC_ERR_NULL_KEY", "The client or the service has no key."),
    CodeEntry(10, "KDC_ERR_CANNOT_POSTDATE", "The ticket may not be postdated."),
    CodeEntry(11, "KDC_ERR_NEVER_VALID", "The requested start is later than the end."),
    CodeEntry(12, "KDC_ERR_POLICY", "The KDC's policy refuses the request."),
    CodeEntry(13, "KDC_ERR_BADOPTION", "The KDC cannot grant a requested option."),
    CodeEntry(14, "KDC_ERR_ETYPE_NOSUPP", "The KDC supports none of the offered encryption types."),
    CodeEntry(15, "KDC_ERR_SUMTYPE_NOSUPP", "The KDC does not support the checksum type."),
    CodeEntry(16, "KDC_ERR_PADATA_TYPE_NOSUPP", "The KDC does not support the type of pre-authentication."),
    CodeEntry(17, "KDC_ERR_TRTYPE_NOSUPP", "The KDC does not support the transited type."),
    CodeEntry(18, "KDC_ERR_CLIENT_REVOKED", "The client's account is revoked: on Windows, disabled or locked out."),
    CodeEntry(19, "KDC_ERR_SERVICE_REVOKED", "The service's account is revoked."),
    CodeEntry(20, "KDC_ERR_TGT_REVOKED", "The ticket-granting ticket is revoked."),
    CodeEntry(21, "KDC_ERR_CLIENT_NOTYET", "The client is not yet valid."),
    CodeEntry(22, "KDC_ERR_SERVICE_NOTYET", "The service is not yet valid."),
    CodeEntry(23, "KDC_ERR_KEY_EXPIRED", "The password has expired and must be changed."),
    CodeEntry(24, "KDC_ERR_PREAUTH_FAILED", "The pre-authentication data was wrong: usually the password."),
    CodeEntry(25, "KDC_ERR_PREAUTH_REQUIRED", "The KDC asks for pre-authentication: a normal step, not a failure."),
    CodeEntry(26, "KDC_ERR_SERVER_NOMATCH", "The requested server and the ticket do not match."),
    CodeEntry(27, "KDC_ERR_MUST_USE_USER2USER", "The service accepts user-to-user tickets only."),
    CodeEntry(28, "KDC_ERR_PATH_NOT_ACCEPTED", "The KDC's policy rejects the path between the realms."),
    CodeEntry(29, "KDC_ERR_SVC_UNAVAILABLE", "A service that the KDC needs is not available."),
    CodeEntry(31, "KRB_AP_ERR_BAD_INTEGRITY", "The integrity check of a decrypted field failed."),
    CodeEntry(32, "KRB_AP_ERR_TKT_EXPIRED", "The ticket has expired."),
    CodeEntry(33, "KRB_AP_ERR_TKT_NYV", "The ticket is not yet valid."),
    CodeEntry(34, "KRB_AP_ERR_REPEAT", "The request is a replay."),
    CodeEntry(35, "KRB_AP_ERR_NOT_US", "The ticket is for another service."),
    CodeEntry(36, "KRB_AP_ERR_BADMATCH", "Ticket and authenticator do not match."),
    CodeEntry(37, "KRB_AP_ERR_SKEW", "The clocks of the two sides differ too much."),
    CodeEntry(38, "KRB_AP_ERR_BADADDR", "The network address is not the ticket's."),
    CodeEntry(39, "KRB_AP_ERR_BADVERSION", "The protocol versions do not match."),
    CodeEntry(40, "KRB_AP_ERR_MSG_TYPE", "The message type is not valid."),
    CodeEntry(
      41, "KRB_AP_ERR_MODIFIED", "The service could not decrypt the ticket, or the message was changed on its way."),
    CodeEntry(42, "KRB_AP_ERR_BADORDER", "The message is out of order."),
    CodeEntry(44, "KRB_AP_ERR_BADKEYVER", "The key version is not available."),
    CodeEntry(45, "KRB_AP_ERR_NOKEY", "The service's key is not available."),
    CodeEntry(46, "KRB_AP_ERR_MUT_FAIL", "Mutual authentication failed."),
    CodeEntry(47, "KRB_AP_ERR_BADDIRECTION", "The message has the wrong direction."),
    CodeEntry(48, "KRB_AP_ERR_METHOD", "Another authentication method is required."),
    CodeEntry(49, "KRB_AP_ERR_BADSEQ", "The sequence number is wrong."),
    CodeEntry(50, "KRB_AP_ERR_INAPP_CKSUM", "The checksum type is not suitable."),
    CodeEntry(51, "KRB_AP_PATH_NOT_ACCEPTED", "The service's policy rejects the path between the realms."),
    CodeEntry(
      52, "KRB_ERR_RESPONSE_TOO_BIG", "The answer does not fit UDP; the client asks again over TCP: a normal step."),
    CodeEntry(60, "KRB_ERR_GENERIC", "An error that the text of the message describes."),
    CodeEntry(61, "KRB_ERR_FIELD_TOOLONG", "A field is too long for this implementation."),
    CodeEntry(62, "KDC_ERROR_CLIENT_NOT_TRUSTED", "The KDC does not trust the client's certificate."),
    CodeEntry(63, "KDC_ERROR_KDC_NOT_TRUSTED", "The KDC cannot show a certificate that the client trusts."),
    CodeEntry(64, "KDC_ERROR_INVALID_SIG", "The signature of the request is not valid."),
    CodeEntry(65, "KDC_ERR_KEY_TOO_WEAK", "The key is too weak."),
    CodeEntry(66, "KDC_ERR_CERTIFICATE_MISMATCH", "The certificate does not belong to the client."),
    CodeEntry(67, "KRB_AP_ERR_NO_TGT", "There is no ticket-granting ticket for user-to-user."),
    CodeEntry(68, "KDC_ERR_WRONG_REALM", "The request went to a KDC of the wrong realm."),
    CodeEntry(69, "KRB_AP_ERR_USER_TO_USER_REQUIRED", "The service requires a user-to-user ticket."),
    CodeEntry(70, "KDC_ERR_CANT_VERIFY_CERTIFICATE", "The KDC cannot verify the client's certificate."),
    CodeEntry(71, "KDC_ERR_INVALID_CERTIFICATE", "The client's certificate is not valid."),
    CodeEntry(72, "KDC_ERR_REVOKED_CERTIFICATE", "The client's certificate is revoked."),
    CodeEntry(73, "KDC_ERR_REVOCATION_STATUS_UNKNOWN", "Whether the client's certificate is revoked is unknown."),
    CodeEntry(
      74, "KDC_ERR_REVOCATION_STATUS_UNAVAILABLE", "Whether the client's certificate is revoked could not be found out."
    ),
    CodeEntry(75, "KDC_ERR_CLIENT_NAME_MISMATCH", "The name in the certificate is not the client's."),
    CodeEntry(76, "KDC_ERR_KDC_NAME_MISMATCH", "The name in the KDC's certificate is not the KDC's."),
  ]
}
