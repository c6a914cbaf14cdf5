/// How a server answers an RDSTLS authentication request.
///
/// MS-RDPBCGR 2.2.17.4, ResultCode of the RDSTLS Authentication Response.
public struct RDSTLSResult: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let success = Self(rawValue: 0)

  public static let entries = [
    CodeEntry(0, "RDSTLS_RESULT_SUCCESS", "The authentication succeeded."),
    CodeEntry(0x5, "RDSTLS_RESULT_ACCESS_DENIED", "The server denies the user access."),
    CodeEntry(0x52E, "RDSTLS_RESULT_LOGON_FAILURE", "The user name or the password is not accepted."),
    CodeEntry(0x530, "RDSTLS_RESULT_INVALID_LOGON_HOURS", "The account may not log on at this hour."),
    CodeEntry(0x532, "RDSTLS_RESULT_PASSWORD_EXPIRED", "The password has expired."),
    CodeEntry(0x533, "RDSTLS_RESULT_ACCOUNT_DISABLED", "The account is disabled."),
    CodeEntry(0x773, "RDSTLS_RESULT_PASSWORD_MUST_CHANGE", "The password must be changed before the logon."),
    CodeEntry(0x775, "RDSTLS_RESULT_ACCOUNT_LOCKED_OUT", "The account is locked out."),
  ]
}
