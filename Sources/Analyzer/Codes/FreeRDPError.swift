import Dissectors

/// What FreeRDP and clients built on it report when a connection cannot be made: 0x0002 and a number.
///
/// FreeRDP, include/freerdp/error.h. Class 0x0001 wraps a Set Error Info value.
public struct FreeRDPError: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let entries = [
    CodeEntry(0x20004, "ERRCONNECT_DNS_ERROR", "The look-up of the name failed."),
    CodeEntry(0x20005, "ERRCONNECT_DNS_NAME_NOT_FOUND", "The name was not found."),
    CodeEntry(0x20006, "ERRCONNECT_CONNECT_FAILED", "The TCP connection could not be made."),
    CodeEntry(0x20007, "ERRCONNECT_MCS_CONNECT_INITIAL_ERROR", "The MCS connection failed."),
    CodeEntry(0x20008, "ERRCONNECT_TLS_CONNECT_FAILED", "The TLS handshake failed."),
    CodeEntry(0x20009, "ERRCONNECT_AUTHENTICATION_FAILED", "The authentication failed."),
    CodeEntry(0x2000A, "ERRCONNECT_INSUFFICIENT_PRIVILEGES", "The user lacks the right to connect."),
    CodeEntry(0x2000B, "ERRCONNECT_CONNECT_CANCELLED", "The connection was cancelled on the client."),
    CodeEntry(0x2000C, "ERRCONNECT_SECURITY_NEGO_CONNECT_FAILED", "The negotiation of the security protocol failed."),
    CodeEntry(0x2000D, "ERRCONNECT_CONNECT_TRANSPORT_FAILED", "The transport failed: the connection was lost."),
    CodeEntry(0x2000E, "ERRCONNECT_PASSWORD_EXPIRED", "The password has expired."),
    CodeEntry(0x2000F, "ERRCONNECT_PASSWORD_CERTAINLY_EXPIRED", "FreeRDP takes the password to be expired."),
    CodeEntry(0x20010, "ERRCONNECT_CLIENT_REVOKED", "The client's account is revoked."),
    CodeEntry(0x20011, "ERRCONNECT_KDC_UNREACHABLE", "No KDC could be reached."),
    CodeEntry(0x20012, "ERRCONNECT_ACCOUNT_DISABLED", "The account is disabled."),
    CodeEntry(0x20013, "ERRCONNECT_PASSWORD_MUST_CHANGE", "The password must be changed first."),
    CodeEntry(0x20014, "ERRCONNECT_LOGON_FAILURE", "The logon failed."),
    CodeEntry(0x20015, "ERRCONNECT_WRONG_PASSWORD", "The password is wrong."),
    CodeEntry(0x20016, "ERRCONNECT_ACCESS_DENIED", "Access is denied."),
    CodeEntry(0x20017, "ERRCONNECT_ACCOUNT_RESTRICTION", "An account restriction prevents this logon."),
    CodeEntry(0x20018, "ERRCONNECT_ACCOUNT_LOCKED_OUT", "The account is locked out."),
    CodeEntry(0x20019, "ERRCONNECT_ACCOUNT_EXPIRED", "The account has expired."),
    CodeEntry(0x2001A, "ERRCONNECT_LOGON_TYPE_NOT_GRANTED", "The account has not been granted this type of logon."),
    CodeEntry(0x2001B, "ERRCONNECT_NO_OR_MISSING_CREDENTIALS", "No credentials were given."),
    CodeEntry(0x2001C, "ERRCONNECT_ACTIVATION_TIMEOUT", "The session was not activated in time."),
    CodeEntry(0x2001D, "ERRCONNECT_TARGET_BOOTING", "The target is still starting."),
    CodeEntry(0x2001E, "ERRCONNECT_HYBRID_REQUIRED_BY_SERVER", "The server requires Network Level Authentication."),
  ]
}
