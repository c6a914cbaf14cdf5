import Bytes

/// Where a client is and how it likes its session: the tail of the client info, each part of which is there only if all before it are.
///
/// MS-RDPBCGR 2.2.1.11.1.1.1, Extended Info Packet (TS_EXTENDED_INFO_PACKET). Of the auto-reconnect cookie only the length is kept.
public struct ExtendedClientInfo: Equatable, Sendable {
  public let addressFamily: AddressFamily
  /// The address that the client has on its own network.
  public let address: String
  /// The folder or the module of the client's program.
  public let directory: String
  public let timeZone: ClientTimeZone?
  public let sessionID: UInt32?
  public let performanceFlags: PerformanceFlags?
  /// Size in bytes; more than zero in an automatic reconnection.
  public let autoReconnectCookieLength: Int?
  /// The registry's name of the time zone, where daylight saving depends on the year.
  public let dynamicTimeZoneName: String?
  public let isDynamicDaylightDisabled: Bool?

  init(parsing reader: inout ByteReader, isWide: Bool) throws(ParseError) {
    addressFamily = AddressFamily(rawValue: try reader.readUInt16LE("clientAddressFamily"))
    address = try reader.readText(Int(try reader.readUInt16LE("cbClientAddress")), isWide, "clientAddress")
    directory = try reader.readText(Int(try reader.readUInt16LE("cbClientDir")), isWide, "clientDir")
    timeZone = reader.isAtEnd ? nil : try ClientTimeZone(parsing: &reader)
    sessionID = reader.isAtEnd ? nil : try reader.readUInt32LE("clientSessionId")
    performanceFlags = reader.isAtEnd ? nil : PerformanceFlags(rawValue: try reader.readUInt32LE("performanceFlags"))
    if reader.isAtEnd {
      autoReconnectCookieLength = nil
    } else {
      let length = Int(try reader.readUInt16LE("cbAutoReconnectCookie"))
      autoReconnectCookieLength = try reader.skipSecret(length, "autoReconnectCookie")
    }
    reader.skipUpTo(4)
    dynamicTimeZoneName =
      reader.isAtEnd
      ? nil
      : try reader.readWideText(
        Int(try reader.readUInt16LE("cbDynamicDSTTimeZoneKeyName")), "dynamicDSTTimeZoneKeyName")
    isDynamicDaylightDisabled = reader.isAtEnd ? nil : try reader.readUInt16LE("dynamicDaylightTimeDisabled") != 0
  }

  func append(to fields: inout FieldList) {
    fields.bits("rdp.client.addressFamily", addressFamily)
    fields.text("rdp.client.address", address)
    fields.text("rdp.client.dir", directory)
    timeZone?.append(to: &fields)
    fields.number("rdp.client.sessionId.number", sessionID)
    fields.bits("rdp.performanceFlags", performanceFlags)
    fields.number("rdp.autoReconnectCookie.length", autoReconnectCookieLength)
    fields.text("rdp.dynamicDSTTimeZoneKeyName", dynamicTimeZoneName)
    fields.flag("rdp.dynamicDaylightTimeDisabled", isDynamicDaylightDisabled)
  }

  /// Windows' numbers, not those of other systems.
  public struct AddressFamily: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0x02: "AF_INET"
      case 0x17: "AF_INET6"
      default: nil
      }
    }
  }

  /// What the client wants left out of the picture.
  public struct PerformanceFlags: NamedFlags {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let table: [(bit: UInt32, name: String)] = [
      (0x001, "DISABLE_WALLPAPER"), (0x002, "DISABLE_FULLWINDOWDRAG"), (0x004, "DISABLE_MENUANIMATIONS"),
      (0x008, "DISABLE_THEMING"), (0x010, "RESERVED1"), (0x020, "DISABLE_CURSOR_SHADOW"),
      (0x040, "DISABLE_CURSORSETTINGS"), (0x080, "ENABLE_FONT_SMOOTHING"), (0x100, "ENABLE_DESKTOP_COMPOSITION"),
      (0x8000_0000, "RESERVED2"),
    ]
  }
}
