/// Why a server ends, or is about to end, a connection.
///
/// MS-RDPBCGR 2.2.5.1.1, errorInfo of the Set Error Info PDU. It can be sent only once the MCS connection is up.
public struct ErrorInfo: CodeTable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let none = Self(rawValue: 0)
  public static let disconnectedByTool = Self(rawValue: 1)
  public static let logoffByTool = Self(rawValue: 2)
  public static let idleTimeout = Self(rawValue: 3)
  public static let logonTimeout = Self(rawValue: 4)
  public static let disconnectedByOtherConnection = Self(rawValue: 5)
  public static let outOfMemory = Self(rawValue: 6)
  public static let serverDeniedConnection = Self(rawValue: 7)
  public static let serverInsufficientPrivileges = Self(rawValue: 9)
  public static let disconnectedByUser = Self(rawValue: 0xB)
  public static let logoffByUser = Self(rawValue: 0xC)
  public static let driverNotReady = Self(rawValue: 0xF)
  public static let windowManagerCrash = Self(rawValue: 0x10)
  public static let driverFailure = Self(rawValue: 0x11)
  public static let driverInterfaceFailure = Self(rawValue: 0x12)
  public static let serverShutdown = Self(rawValue: 0x19)
  public static let serverReboot = Self(rawValue: 0x1A)
  public static let licenseNoServer = Self(rawValue: 0x101)
  public static let licenseNoLicense = Self(rawValue: 0x102)
  public static let licenseBadClientMessage = Self(rawValue: 0x103)
  public static let licenseOfOtherHardware = Self(rawValue: 0x104)
  public static let licenseBadClientLicense = Self(rawValue: 0x105)
  public static let licenseBadClientEncryption = Self(rawValue: 0x108)
  public static let licenseNoRemoteConnections = Self(rawValue: 0x10A)
  public static let invalidRoutingToken = Self(rawValue: 0x410)
  public static let graphicsModeNotSupported = Self(rawValue: 0x112D)
  public static let graphicsSubsystemResetFailed = Self(rawValue: 0x112E)
  public static let graphicsSubsystemFailed = Self(rawValue: 0x112F)

  public static let entries = general + truncatedSecurityData + late

  private static let general = [
    CodeEntry(0x0, "ERRINFO_NONE", "No error; the value is to be ignored."),
    CodeEntry(
      0x1, "ERRINFO_RPC_INITIATED_DISCONNECT",
      "An administrative tool in another session disconnected the user."),
    CodeEntry(0x2, "ERRINFO_RPC_INITIATED_LOGOFF", "An administrative tool in another session logged the user off."),
    CodeEntry(0x3, "ERRINFO_IDLE_TIMEOUT", "The server's limit for idle sessions has passed."),
    CodeEntry(0x4, "ERRINFO_LOGON_TIMEOUT", "The server's limit for active sessions has passed."),
    CodeEntry(0x5, "ERRINFO_DISCONNECTED_BY_OTHERCONNECTION", "Another connection took over the session."),
    CodeEntry(0x6, "ERRINFO_OUT_OF_MEMORY", "The server ran out of memory."),
    CodeEntry(0x7, "ERRINFO_SERVER_DENIED_CONNECTION", "The server denied the connection."),
    CodeEntry(0x9, "ERRINFO_SERVER_INSUFFICIENT_PRIVILEGES", "The user lacks the right to connect."),
    CodeEntry(
      0xA, "ERRINFO_SERVER_FRESH_CREDENTIALS_REQUIRED",
      "The server does not accept saved credentials: the user must type them."),
    CodeEntry(0xB, "ERRINFO_RPC_INITIATED_DISCONNECT_BY_USER", "A tool in the user's own session disconnected it."),
    CodeEntry(0xC, "ERRINFO_LOGOFF_BY_USER", "The user logged off."),
    CodeEntry(0xF, "ERRINFO_CLOSE_STACK_ON_DRIVER_NOT_READY", "The display driver did not start in time."),
    CodeEntry(0x10, "ERRINFO_SERVER_DWM_CRASH", "The desktop window manager of the session died."),
    CodeEntry(0x11, "ERRINFO_CLOSE_STACK_ON_DRIVER_FAILURE", "The display driver could not start."),
    CodeEntry(0x12, "ERRINFO_CLOSE_STACK_ON_DRIVER_IFACE_FAILURE", "The display driver started but could not be used."),
    CodeEntry(0x17, "ERRINFO_SERVER_WINLOGON_CRASH", "The Winlogon process of the session died."),
    CodeEntry(0x18, "ERRINFO_SERVER_CSRSS_CRASH", "The CSRSS process of the session died."),
    CodeEntry(0x19, "ERRINFO_SERVER_SHUTDOWN", "The server is shutting down."),
    CodeEntry(0x1A, "ERRINFO_SERVER_REBOOT", "The server is restarting."),
    CodeEntry(0x100, "ERRINFO_LICENSE_INTERNAL", "The server's licensing had an internal error."),
    CodeEntry(0x101, "ERRINFO_LICENSE_NO_LICENSE_SERVER", "No Remote Desktop licence server was found."),
    CodeEntry(0x102, "ERRINFO_LICENSE_NO_LICENSE", "No client access licence is available."),
    CodeEntry(0x103, "ERRINFO_LICENSE_BAD_CLIENT_MSG", "The server received a licensing message that is not valid."),
    CodeEntry(
      0x104, "ERRINFO_LICENSE_HWID_DOESNT_MATCH_LICENSE",
      "The licence stored on the client does not match the client's hardware id."),
    CodeEntry(0x105, "ERRINFO_LICENSE_BAD_CLIENT_LICENSE", "The licence stored on the client is badly formatted."),
    CodeEntry(0x106, "ERRINFO_LICENSE_CANT_FINISH_PROTOCOL", "Network trouble kept licensing from finishing."),
    CodeEntry(0x107, "ERRINFO_LICENSE_CLIENT_ENDED_PROTOCOL", "The client ended licensing early."),
    CodeEntry(0x108, "ERRINFO_LICENSE_BAD_CLIENT_ENCRYPTION", "A licensing message was wrongly encrypted."),
    CodeEntry(0x109, "ERRINFO_LICENSE_CANT_UPGRADE_LICENSE", "The client's licence could not be upgraded or renewed."),
    CodeEntry(0x10A, "ERRINFO_LICENSE_NO_REMOTE_CONNECTIONS", "The server is not licensed for remote connections."),
    CodeEntry(0x400, "ERRINFO_CB_DESTINATION_NOT_FOUND", "The connection broker found no target."),
    CodeEntry(0x402, "ERRINFO_CB_LOADING_DESTINATION", "The target is disconnecting from the broker."),
    CodeEntry(0x404, "ERRINFO_CB_REDIRECTING_TO_DESTINATION", "The redirection to the target failed."),
    CodeEntry(0x405, "ERRINFO_CB_SESSION_ONLINE_VM_WAKE", "The target virtual machine could not be woken."),
    CodeEntry(0x406, "ERRINFO_CB_SESSION_ONLINE_VM_BOOT", "The target virtual machine could not be started."),
    CodeEntry(
      0x407, "ERRINFO_CB_SESSION_ONLINE_VM_NO_DNS",
      "The address of the target virtual machine could not be found out."),
    CodeEntry(0x408, "ERRINFO_CB_DESTINATION_POOL_NOT_FREE", "The pool has no free machine."),
    CodeEntry(0x409, "ERRINFO_CB_CONNECTION_CANCELLED", "The connection was cancelled."),
    CodeEntry(
      0x410, "ERRINFO_CB_CONNECTION_ERROR_INVALID_SETTINGS",
      "The routing token in the X.224 Connection Request is not valid."),
    CodeEntry(0x411, "ERRINFO_CB_SESSION_ONLINE_VM_BOOT_TIMEOUT", "The target virtual machine did not start in time."),
    CodeEntry(
      0x412, "ERRINFO_CB_SESSION_ONLINE_VM_SESSMON_FAILED",
      "The session monitor of the target virtual machine failed."),
    CodeEntry(0x10C9, "ERRINFO_UNKNOWN_DATA_PDU_TYPE", "A data PDU had an unknown pduType2."),
    CodeEntry(0x10CA, "ERRINFO_UNKNOWN_PDU_TYPE", "A PDU had an unknown pduType."),
    CodeEntry(0x10CB, "ERRINFO_DATA_PDU_SEQUENCE", "A data PDU came out of order."),
    CodeEntry(0x10CD, "ERRINFO_CONTROL_PDU_SEQUENCE", "A control PDU came out of order."),
    CodeEntry(0x10CE, "ERRINFO_INVALID_CONTROL_PDU_ACTION", "A control PDU had an invalid action."),
    CodeEntry(0x10CF, "ERRINFO_INVALID_INPUT_PDU_TYPE", "An input PDU had an invalid type."),
    CodeEntry(0x10D0, "ERRINFO_INVALID_INPUT_PDU_MOUSE", "A mouse event was invalid."),
    CodeEntry(0x10D1, "ERRINFO_INVALID_REFRESH_RECT_PDU", "A Refresh Rect PDU was invalid."),
    CodeEntry(0x10D2, "ERRINFO_CREATE_USER_DATA_FAILED", "The server could not build its GCC answer."),
    CodeEntry(0x10D3, "ERRINFO_CONNECT_FAILED", "The channel connection phase failed."),
    CodeEntry(0x10D4, "ERRINFO_CONFIRM_ACTIVE_HAS_WRONG_SHAREID", "The Confirm Active PDU had a wrong share id."),
    CodeEntry(
      0x10D5, "ERRINFO_CONFIRM_ACTIVE_HAS_WRONG_ORIGINATOR",
      "The Confirm Active PDU had a wrong originator id."),
    CodeEntry(0x10DA, "ERRINFO_PERSISTENT_KEY_PDU_BAD_LENGTH", "A Persistent Key List PDU had a wrong length."),
    CodeEntry(
      0x10DB, "ERRINFO_PERSISTENT_KEY_PDU_ILLEGAL_FIRST",
      "The first Persistent Key List PDU was not marked as the first."),
    CodeEntry(
      0x10DC, "ERRINFO_PERSISTENT_KEY_PDU_TOO_MANY_TOTAL_KEYS",
      "A Persistent Key List PDU announced more than 262144 keys."),
    CodeEntry(
      0x10DD, "ERRINFO_PERSISTENT_KEY_PDU_TOO_MANY_CACHE_KEYS",
      "A Persistent Key List PDU announced too many keys for one cache."),
    CodeEntry(0x10DE, "ERRINFO_INPUT_PDU_BAD_LENGTH", "An input PDU had a wrong length."),
    CodeEntry(0x10DF, "ERRINFO_BITMAP_CACHE_ERROR_PDU_BAD_LENGTH", "A Bitmap Cache Error PDU had a wrong length."),
    CodeEntry(0x10E0, "ERRINFO_SECURITY_DATA_TOO_SHORT", "A fast-path PDU was too short for its signature."),
    CodeEntry(0x10E1, "ERRINFO_VCHANNEL_DATA_TOO_SHORT", "Virtual channel data was too short."),
    CodeEntry(0x10E2, "ERRINFO_SHARE_DATA_TOO_SHORT", "A share data PDU was too short."),
    CodeEntry(0x10E3, "ERRINFO_BAD_SUPPRESS_OUTPUT_PDU", "A Suppress Output PDU was invalid."),
    CodeEntry(0x10E5, "ERRINFO_CONFIRM_ACTIVE_PDU_TOO_SHORT", "The Confirm Active PDU was too short."),
    CodeEntry(0x10E7, "ERRINFO_CAPABILITY_SET_TOO_SMALL", "A capability set was too small."),
    CodeEntry(0x10E8, "ERRINFO_CAPABILITY_SET_TOO_LARGE", "A capability set was too large."),
    CodeEntry(0x10E9, "ERRINFO_NO_CURSOR_CACHE", "The client announced pointer caches of size zero."),
    CodeEntry(0x10EA, "ERRINFO_BAD_CAPABILITIES", "The server refused the client's capabilities."),
    CodeEntry(0x10EC, "ERRINFO_VIRTUAL_CHANNEL_DECOMPRESSION", "Virtual channel data could not be decompressed."),
    CodeEntry(0x10ED, "ERRINFO_INVALID_VC_COMPRESSION_TYPE", "Virtual channel data had an invalid compression type."),
    CodeEntry(0x10EF, "ERRINFO_INVALID_CHANNEL_ID", "A channel id was invalid."),
    CodeEntry(0x10F0, "ERRINFO_VCHANNELS_TOO_MANY", "The client asked for more than 31 static channels."),
    CodeEntry(
      0x10F3, "ERRINFO_REMOTEAPP_NOT_ENABLED",
      "The server serves RemoteApp only, and the client did not ask for it (INFO_RAIL is missing)."),
    CodeEntry(0x10F4, "ERRINFO_CACHE_CAP_NOT_SET", "A cache was used whose capability was not set."),
    CodeEntry(0x10F5, "ERRINFO_BITMAP_CACHE_ERROR_PDU_BAD_LENGTH2", "A Bitmap Cache Error PDU had a wrong length."),
    CodeEntry(
      0x10F6, "ERRINFO_OFFSCREEN_CACHE_ERROR_PDU_BAD_LENGTH",
      "An Offscreen Bitmap Cache Error PDU had a wrong length."),
    CodeEntry(
      0x10F7, "ERRINFO_DRAWNINEGRID_CACHE_ERROR_PDU_BAD_LENGTH",
      "A DrawNineGrid Cache Error PDU had a wrong length."),
    CodeEntry(0x10F8, "ERRINFO_GDIPLUS_PDU_BAD_LENGTH", "A GDI+ Error PDU had a wrong length."),
  ]

  /// 0x1111 to 0x1126 differ only in which structure of the security, Client Info or extended info data was cut short.
  private static let truncatedSecurityData = (UInt32(2)...23).map { number in
    CodeEntry(
      0x110F &+ number, "ERRINFO_SECURITY_DATA_TOO_SHORT\(number)",
      "A field of the security, Client Info or extended info data was cut short.")
  }

  private static let late = [
    CodeEntry(0x1129, "ERRINFO_BAD_MONITOR_DATA", "The monitor data is bad: its count is not valid."),
    CodeEntry(
      0x112A, "ERRINFO_VC_DECOMPRESSED_REASSEMBLE_FAILED",
      "Decompressed virtual channel data could not be put together."),
    CodeEntry(0x112B, "ERRINFO_VC_DATA_TOO_LONG", "Virtual channel data was too long."),
    CodeEntry(0x112C, "ERRINFO_BAD_FRAME_ACK_DATA", "A frame acknowledgement was invalid."),
    CodeEntry(0x112D, "ERRINFO_GRAPHICS_MODE_NOT_SUPPORTED", "The requested graphics mode is not supported."),
    CodeEntry(0x112E, "ERRINFO_GRAPHICS_SUBSYSTEM_RESET_FAILED", "The graphics subsystem could not be reset."),
    CodeEntry(0x112F, "ERRINFO_GRAPHICS_SUBSYSTEM_FAILED", "The graphics subsystem failed."),
    CodeEntry(0x1130, "ERRINFO_TIMEZONE_KEY_NAME_LENGTH_TOO_SHORT", "The length of the time zone name is too short."),
    CodeEntry(0x1131, "ERRINFO_TIMEZONE_KEY_NAME_LENGTH_TOO_LONG", "The length of the time zone name is too long."),
    CodeEntry(
      0x1132, "ERRINFO_DYNAMIC_DST_DISABLED_FIELD_MISSING",
      "The field about dynamic daylight saving time is missing."),
    CodeEntry(0x1133, "ERRINFO_VC_DECODING_ERROR", "Dynamic channel data could not be decoded."),
    CodeEntry(0x1134, "ERRINFO_VIRTUALDESKTOPTOOLARGE", "The desktop is wider or higher than 32766 pixels."),
    CodeEntry(0x1135, "ERRINFO_MONITORGEOMETRYVALIDATIONFAILED", "The arrangement of the monitors is not valid."),
    CodeEntry(0x1136, "ERRINFO_INVALIDMONITORCOUNT", "The number of monitors is not valid."),
    CodeEntry(
      0x1191, "ERRINFO_UPDATE_SESSION_KEY_FAILED",
      "The session keys of standard RDP security could not be updated."),
    CodeEntry(0x1192, "ERRINFO_DECRYPT_FAILED", "Decryption or key creation of standard RDP security failed."),
    CodeEntry(0x1193, "ERRINFO_ENCRYPT_FAILED", "Encryption of standard RDP security failed."),
    CodeEntry(0x1194, "ERRINFO_ENCRYPTION_PACKAGE_MISMATCH", "Client and server have no encryption method in common."),
    CodeEntry(0x1195, "ERRINFO_DECRYPT_FAILED2", "A message arrived in clear where encryption is required."),
    CodeEntry(
      0x1196, "ERRINFO_PEER_DISCONNECTED",
      ""),
  ]
}
