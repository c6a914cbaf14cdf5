/// Which block of settings it is; those of clients start with 0xC0, those of servers with 0x0C.
///
/// MS-RDPBCGR 2.2.1.3.1, User Data Header (TS_UD_HEADER).
public struct GCCBlockType: OpenCode {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let clientCore = Self(rawValue: 0xC001)
  public static let clientSecurity = Self(rawValue: 0xC002)
  public static let clientNetwork = Self(rawValue: 0xC003)
  public static let clientCluster = Self(rawValue: 0xC004)
  public static let clientMonitor = Self(rawValue: 0xC005)
  public static let clientMessageChannel = Self(rawValue: 0xC006)
  public static let clientMonitorExtended = Self(rawValue: 0xC008)
  public static let clientMultitransport = Self(rawValue: 0xC00A)
  public static let serverCore = Self(rawValue: 0x0C01)
  public static let serverSecurity = Self(rawValue: 0x0C02)
  public static let serverNetwork = Self(rawValue: 0x0C03)
  public static let serverMessageChannel = Self(rawValue: 0x0C04)
  public static let serverMultitransport = Self(rawValue: 0x0C08)

  public var name: String? { Self.names[rawValue] }

  private static let names: [UInt16: String] = [
    0xC001: "CS_CORE", 0xC002: "CS_SECURITY", 0xC003: "CS_NET", 0xC004: "CS_CLUSTER", 0xC005: "CS_MONITOR",
    0xC006: "CS_MCS_MSGCHANNEL", 0xC008: "CS_MONITOR_EX", 0xC00A: "CS_MULTITRANSPORT", 0xC00C: "CS_UNUSED1",
    0x0C01: "SC_CORE", 0x0C02: "SC_SECURITY", 0x0C03: "SC_NET", 0x0C04: "SC_MCS_MSGCHANNEL",
    0x0C08: "SC_MULTITRANSPORT",
  ]
}
