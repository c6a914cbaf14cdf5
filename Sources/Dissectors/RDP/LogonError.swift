import Bytes

/// Why a logon did not simply succeed, or what Windows asks the user meanwhile.
///
/// MS-RDPBCGR 2.2.10.1.1.4.1.1, Logon Errors Info (TS_LOGON_ERRORS_INFO).
public struct LogonError: Equatable, Sendable {
  public let type: NotificationType
  public let data: NotificationData

  init(parsing reader: inout ByteReader) throws(ParseError) {
    type = NotificationType(rawValue: try reader.readUInt32LE("ErrorNotificationType"))
    data = NotificationData(rawValue: try reader.readUInt32LE("ErrorNotificationData"))
  }

  func append(to fields: inout FieldList) {
    fields.bits("rdp.errorNotificationType", type)
    fields.bits("rdp.errorNotificationData", data)
  }

  /// What winlogon shows, or an NTSTATUS.
  public struct NotificationType: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let noPermission = Self(rawValue: 0xFFFF_FFFA)
    /// The logon goes on: not an error.
    public static let sessionContinue = Self(rawValue: 0xFFFF_FFFE)

    public var name: String? {
      switch rawValue {
      case 0xFFFF_FFF9: "LOGON_MSG_DISCONNECT_REFUSED"
      case 0xFFFF_FFFA: "LOGON_MSG_NO_PERMISSION"
      case 0xFFFF_FFFB: "LOGON_MSG_BUMP_OPTIONS"
      case 0xFFFF_FFFC: "LOGON_MSG_RECONNECT_OPTIONS"
      case 0xFFFF_FFFD: "LOGON_MSG_SESSION_TERMINATE"
      case 0xFFFF_FFFE: "LOGON_MSG_SESSION_CONTINUE"
      default: NTStatus(rawValue: rawValue).name
      }
    }
  }

  /// How the logon failed, or a session's number.
  public struct NotificationData: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0: "LOGON_FAILED_BAD_PASSWORD"
      case 1: "LOGON_FAILED_UPDATE_PASSWORD"
      case 2: "LOGON_FAILED_OTHER"
      case 3: "LOGON_WARNING"
      default: nil
      }
    }
  }
}
