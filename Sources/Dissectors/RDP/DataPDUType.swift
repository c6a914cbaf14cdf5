/// Which Data PDU it is.
///
/// MS-RDPBCGR 2.2.8.1.1.1.2, pduType2.
public struct DataPDUType: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let control = Self(rawValue: 0x14)
  public static let synchronize = Self(rawValue: 0x1F)
  public static let shutdownRequest = Self(rawValue: 0x24)
  public static let shutdownDenied = Self(rawValue: 0x25)
  public static let saveSessionInfo = Self(rawValue: 0x26)
  public static let fontList = Self(rawValue: 0x27)
  public static let fontMap = Self(rawValue: 0x28)
  public static let setErrorInfo = Self(rawValue: 0x2F)
  public static let statusInfo = Self(rawValue: 0x36)
  public static let monitorLayout = Self(rawValue: 0x37)

  public var name: String? { Self.names[rawValue] }

  private static let names: [UInt8: String] = [
    0x02: "UPDATE", 0x14: "CONTROL", 0x1B: "POINTER", 0x1C: "INPUT", 0x1F: "SYNCHRONIZE", 0x21: "REFRESH_RECT",
    0x22: "PLAY_SOUND", 0x23: "SUPPRESS_OUTPUT", 0x24: "SHUTDOWN_REQUEST", 0x25: "SHUTDOWN_DENIED",
    0x26: "SAVE_SESSION_INFO", 0x27: "FONTLIST", 0x28: "FONTMAP", 0x29: "SET_KEYBOARD_INDICATORS",
    0x2B: "BITMAPCACHE_PERSISTENT_LIST", 0x2C: "BITMAPCACHE_ERROR_PDU", 0x2D: "SET_KEYBOARD_IME_STATUS",
    0x2E: "OFFSCRCACHE_ERROR_PDU", 0x2F: "SET_ERROR_INFO_PDU", 0x30: "DRAWNINEGRID_ERROR_PDU",
    0x31: "DRAWGDIPLUS_ERROR_PDU", 0x32: "ARC_STATUS_PDU", 0x36: "STATUS_INFO_PDU", 0x37: "MONITOR_LAYOUT_PDU",
  ]
}
