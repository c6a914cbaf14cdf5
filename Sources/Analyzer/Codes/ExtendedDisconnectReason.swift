import Dissectors

/// The second number of mstsc, shown as "Extended error code".
///
/// Microsoft, ExtendedDisconnectReasonCode. Most values are those of Set Error Info (MS-RDPBCGR 2.2.5.1.1).
public struct ExtendedDisconnectReason: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let none = Self(rawValue: 0)
  public static let serverIdleTimeout = Self(rawValue: 3)
  public static let serverLogonTimeout = Self(rawValue: 4)
  public static let serverDeniedConnection = Self(rawValue: 7)
  public static let serverInsufficientPrivileges = Self(rawValue: 9)
  public static let noLicenseServer = Self(rawValue: 0x101)
  public static let noLicense = Self(rawValue: 0x102)
  public static let clientMessage = Self(rawValue: 0x103)

  /// "0x7", as mstsc prints it.
  public var printed: String { printedHex(rawValue) }

  /// The Set Error Info value of the same number, when that list has one.
  public var errorInfo: ErrorInfo? {
    let value = ErrorInfo(rawValue: rawValue)
    return rawValue != 0 && value.name != nil ? value : nil
  }

  /// Internal protocol errors: mstsc passes on Set Error Info values of this range as they came.
  public static let protocolRange: ClosedRange<UInt32> = 0x1000...0x7FFF

  public static let entries = [
    CodeEntry(0, "exDiscReasonNoInfo", "No additional information is available."),
    CodeEntry(1, "exDiscReasonAPIInitiatedDisconnect", "An application ended the connection."),
    CodeEntry(2, "exDiscReasonAPIInitiatedLogoff", "An application logged the user off."),
    CodeEntry(3, "exDiscReasonServerIdleTimeout", "The session was idle for longer than the server allows."),
    CodeEntry(
      4, "exDiscReasonServerLogonTimeout", "The client exceeded the period that the server allows for the logon."),
    CodeEntry(5, "exDiscReasonReplacedByOtherConnection", "Another connection took over the session."),
    CodeEntry(6, "exDiscReasonOutOfMemory", "No memory is available."),
    CodeEntry(7, "exDiscReasonServerDeniedConnection", "The server denied the connection."),
    CodeEntry(8, "exDiscReasonServerDeniedConnectionFips", "The server denied the connection for security reasons."),
    CodeEntry(9, "exDiscReasonServerInsufficientPrivileges", "The user lacks the right to connect."),
    CodeEntry(10, "exDiscReasonServerFreshCredsRequired", "The server does not accept saved credentials."),
    CodeEntry(11, "exDiscReasonRpcInitiatedDisconnectByUser", "The user's own activity ended the connection."),
    CodeEntry(12, "exDiscReasonLogoffByUser", "The user logged off."),
    CodeEntry(256, "exDiscReasonLicenseInternal", "Licensing had an internal error."),
    CodeEntry(257, "exDiscReasonLicenseNoLicenseServer", "No licence server was available."),
    CodeEntry(258, "exDiscReasonLicenseNoLicense", "No valid licence was available."),
    CodeEntry(259, "exDiscReasonLicenseErrClientMsg", "The server received a licensing message that is not valid."),
    CodeEntry(
      260, "exDiscReasonLicenseHwidDoesntMatchLicense", "The hardware id is not the one that the licence was made for."),
    CodeEntry(261, "exDiscReasonLicenseErrClientLicense", "The client's licence is in error."),
    CodeEntry(262, "exDiscReasonLicenseCantFinishProtocol", "Network trouble occurred during licensing."),
    CodeEntry(263, "exDiscReasonLicenseClientEndedProtocol", "The client ended licensing early."),
    CodeEntry(264, "exDiscReasonLicenseErrClientEncryption", "A licensing message was wrongly encrypted."),
    CodeEntry(265, "exDiscReasonLicenseCantUpgradeLicense", "The client's licence could not be upgraded or renewed."),
    CodeEntry(266, "exDiscReasonLicenseNoRemoteConnections", "The server is not licensed for remote connections."),
    CodeEntry(
      267, "exDiscReasonLicenseCreatingLicStoreAccDenied",
      "The client was denied access when it created the registry key of its licence store."),
    CodeEntry(768, "exDiscReasonRdpEncInvalidCredentials", "Invalid credentials were met."),
  ]
}
