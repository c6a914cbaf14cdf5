import Dissectors

/// Why mstsc ended a connection: the number it shows as "Error code" and writes, in decimal, into client event 1026.
///
/// Microsoft, IMsTscAxEvents::OnDisconnected, discReason.
public struct DisconnectReason: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let localNotError = Self(rawValue: 0x1)
  public static let byServer = Self(rawValue: 0x3)
  public static let dnsLookupFailed = Self(rawValue: 0x104)
  public static let connectionTimedOut = Self(rawValue: 0x108)
  public static let socketConnectFailed = Self(rawValue: 0x204)
  public static let hostNotFound = Self(rawValue: 0x208)
  public static let socketReceiveFailed = Self(rawValue: 0x404)
  public static let timeoutOccurred = Self(rawValue: 0x704)
  public static let logonFailure = Self(rawValue: 0x807)
  public static let licensingFailed = Self(rawValue: 0x808)
  public static let socketClosed = Self(rawValue: 0x904)
  public static let licensingTimeout = Self(rawValue: 0x908)
  public static let decryptionError = Self(rawValue: 0xC06)
  public static let certificateExpired = Self(rawValue: 0x1B07)

  /// "0x904", as mstsc prints it.
  public var printed: String { printedHex(rawValue) }

  /// The layer that the low byte points at; nil for 0 to 255 and for bytes no documented code has.
  public var family: Family? { rawValue > 0xFF ? Family(rawValue: UInt8(rawValue & 0xFF)) : nil }

  /// What the documented codes with the same low byte have in common: a rule that fits each of them, but that nobody documents.
  public enum Family: UInt8, CaseIterable, Sendable {
    case nameOrSocket = 0x04
    case securityOrMemory = 0x06
    case tlsOrCredSSP = 0x07
    case miscellaneous = 0x08

    public var meaning: String {
      switch self {
      case .nameOrSocket: "name resolution or the TCP socket"
      case .securityOrMemory: "RDP's own security, or memory"
      case .tlsOrCredSSP: "TLS or CredSSP"
      case .miscellaneous: "licensing, timers and other matters of the client"
      }
    }
  }

  public static let entries = [
    CodeEntry(0x0, "disconnectReasonNoInfo", "No information is available."),
    CodeEntry(0x1, "disconnectReasonLocalNotError", "The local side closed the connection; not an error."),
    CodeEntry(0x2, "disconnectReasonRemoteByUser", "A user ended the session on the remote side; not an error."),
    CodeEntry(0x3, "disconnectReasonByServer", "The server ended the connection; not an error by itself."),
    CodeEntry(0x104, "disconnectReasonDNSLookupFailed", "The look-up of the name in DNS failed."),
    CodeEntry(0x106, "disconnectReasonOutOfMemory", "The client ran out of memory."),
    CodeEntry(0x108, "disconnectReasonConnectionTimedOut", "The attempt to connect timed out."),
    CodeEntry(0x204, "disconnectReasonSocketConnectFailed", "The Winsock connect call failed."),
    CodeEntry(0x206, "disconnectReasonOutOfMemory2", "The client ran out of memory."),
    CodeEntry(0x208, "disconnectReasonHostNotFound", "The host was not found."),
    CodeEntry(0x304, "disconnectReasonWinsockSendFailed", "The Winsock send call failed."),
    CodeEntry(0x306, "disconnectReasonOutOfMemory3", "The client ran out of memory."),
    CodeEntry(0x308, "disconnectReasonInvalidIPAddr", "The IP address is not valid."),
    CodeEntry(0x404, "disconnectReasonSocketRecvFailed", "The Winsock recv call failed."),
    CodeEntry(0x406, "disconnectReasonInvalidSecurityData", "The security data is not valid."),
    CodeEntry(0x408, "disconnectReasonInternalError", "The client had an internal error."),
    CodeEntry(0x506, "disconnectReasonInvalidEncryption", "The encryption method is not valid."),
    CodeEntry(0x508, "disconnectReasonDNSLookupFailed2", "The look-up of the name in DNS failed."),
    CodeEntry(0x604, "disconnectReasonGetHostByNameFailed", "The Winsock gethostbyname call failed."),
    CodeEntry(0x606, "disconnectReasonInvalidServerSecurityInfo", "The server's security data is not valid."),
    CodeEntry(0x608, "disconnectReasonTimerError", "An internal timer of the client failed."),
    CodeEntry(0x704, "disconnectReasonTimeoutOccurred", "A time-out occurred."),
    CodeEntry(0x706, "disconnectReasonServerCertificateUnpackErr", "The server's certificate could not be unpacked."),
    CodeEntry(0x804, "disconnectReasonInvalidIP", "The IP address is bad."),
    CodeEntry(0x807, "SSL_ERR_LOGON_FAILURE", "The login failed."),
    CodeEntry(0x808, "disconnectReasonLicensingFailed", "The negotiation of the licence failed."),
    CodeEntry(0x904, "disconnectReasonAtClientWinsockFDCLOSE", "The client's socket was closed."),
    CodeEntry(0x906, "disconnectReasonInternalSecurityError", "The client had an internal security error."),
    CodeEntry(0x908, "disconnectReasonLicensingTimeout", "Licensing timed out."),
    CodeEntry(0xA06, "disconnectReasonInternalSecurityError2", "The client had an internal security error."),
    CodeEntry(0xA07, "SSL_ERR_NO_SUCH_USER", "The account does not exist."),
    CodeEntry(0xB06, "disconnectReasonEncryptionError", "Encryption failed."),
    CodeEntry(0xB07, "SSL_ERR_ACCOUNT_DISABLED", "The account is disabled."),
    CodeEntry(0xC06, "disconnectReasonDecryptionError", "Decryption failed."),
    CodeEntry(0xC07, "SSL_ERR_ACCOUNT_RESTRICTION", "The account is restricted."),
    CodeEntry(0xC08, "disconnectReasonClientDecompressionError", "Decompression failed."),
    CodeEntry(0xD07, "SSL_ERR_ACCOUNT_LOCKED_OUT", "The account is locked out."),
    CodeEntry(0xE07, "SSL_ERR_ACCOUNT_EXPIRED", "The account has expired."),
    CodeEntry(0xF07, "SSL_ERR_PASSWORD_EXPIRED", "The password has expired."),
    CodeEntry(0x1207, "SSL_ERR_PASSWORD_MUST_CHANGE", "The password must be changed before the first logon."),
    CodeEntry(0x1607, "SSL_ERR_DELEGATION_POLICY", "Policy forbids delegating credentials to the target."),
    CodeEntry(
      0x1707, "SSL_ERR_POLICY_NTLM_ONLY",
      "Policy forbids delegating credentials without mutual authentication, which NTLM alone does not give."),
    CodeEntry(0x1807, "SSL_ERR_NO_AUTHENTICATING_AUTHORITY", "No authority could be contacted for authentication."),
    CodeEntry(0x1B07, "SSL_ERR_CERT_EXPIRED", "The received certificate has expired."),
    CodeEntry(0x1C07, "SSL_ERR_SMARTCARD_WRONG_PIN", "The smart card's PIN is wrong."),
    CodeEntry(0x2107, "SSL_ERR_FRESH_CRED_REQUIRED_BY_SERVER", "The server does not accept saved credentials."),
    CodeEntry(0x2207, "SSL_ERR_SMARTCARD_CARD_BLOCKED", "The smart card is blocked."),
  ]
}
