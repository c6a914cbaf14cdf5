import Bytes

/// Who logs on, and how the session is to start.
///
/// MS-RDPBCGR 2.2.1.11.1, Client Info PDU Data, with the Info Packet (TS_INFO_PACKET, 2.2.1.11.1.1). Of the password only the
/// length is kept.
public struct ClientInfo: WireMessage {
  public static let name = "RDP Client Info"

  public let header: SecurityHeader
  /// The code page of texts that are not Unicode; with Unicode, the active input locale.
  public let codePage: UInt32
  public let flags: Flags
  public let domain: String
  public let userName: String
  /// Size of the password in bytes, without its terminator.
  public let passwordLength: Int
  public let alternateShell: String
  public let workingDirectory: String
  /// What clients since RDP 5.0 add.
  public let extended: ExtendedClientInfo?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader, expecting: .info)
    codePage = try reader.readUInt32LE("CodePage")
    flags = Flags(rawValue: try reader.readUInt32LE("info flags"))
    let isWide = flags.contains(.unicode)
    let domainLength = Int(try reader.readUInt16LE("cbDomain"))
    let userNameLength = Int(try reader.readUInt16LE("cbUserName"))
    passwordLength = Int(try reader.readUInt16LE("cbPassword"))
    let shellLength = Int(try reader.readUInt16LE("cbAlternateShell"))
    let directoryLength = Int(try reader.readUInt16LE("cbWorkingDir"))
    let terminator = isWide ? 2 : 1
    domain = try reader.readText(domainLength + terminator, isWide, "Domain")
    userName = try reader.readText(userNameLength + terminator, isWide, "UserName")
    _ = try reader.skipSecret(passwordLength + terminator, "Password")
    alternateShell = try reader.readText(shellLength + terminator, isWide, "AlternateShell")
    workingDirectory = try reader.readText(directoryLength + terminator, isWide, "WorkingDir")
    extended = reader.isAtEnd ? nil : try ExtendedClientInfo(parsing: &reader, isWide: isWide)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.codePage", codePage)
    fields.bits("rdp.optionFlags", flags.rawValue, meaning: flags.names)
    fields.number("rdp.password.length", passwordLength)
    fields.text("rdp.domain", domain)
    fields.text("rdp.userName", userName)
    fields.text("rdp.alternateShell", alternateShell)
    fields.text("rdp.workingDir", workingDirectory)
    extended?.append(to: &fields)
  }

  /// The bits 9 to 12 are the type of compression that the client knows.
  public struct Flags: NamedFlags {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The client sends credentials and wants to be logged on with them.
    public static let autoLogon = Self(rawValue: 0x0000_0008)
    public static let unicode = Self(rawValue: 0x0000_0010)
    /// The session is to run a program instead of a desktop.
    public static let rail = Self(rawValue: 0x0000_8000)
    public static let passwordIsSmartCardPIN = Self(rawValue: 0x0004_0000)

    public static let table: [(bit: UInt32, name: String)] = [
      (0x0000_0001, "MOUSE"), (0x0000_0002, "DISABLECTRLALTDEL"), (0x0000_0008, "AUTOLOGON"), (0x0000_0010, "UNICODE"),
      (0x0000_0020, "MAXIMIZESHELL"), (0x0000_0040, "LOGONNOTIFY"), (0x0000_0080, "COMPRESSION"),
      (0x0000_0100, "ENABLEWINDOWSKEY"), (0x0000_2000, "REMOTECONSOLEAUDIO"), (0x0000_4000, "FORCE_ENCRYPTED_CS_PDU"),
      (0x0000_8000, "RAIL"), (0x0001_0000, "LOGONERRORS"), (0x0002_0000, "MOUSE_HAS_WHEEL"),
      (0x0004_0000, "PASSWORD_IS_SC_PIN"), (0x0008_0000, "NOAUDIOPLAYBACK"), (0x0010_0000, "USING_SAVED_CREDS"),
      (0x0020_0000, "AUDIOCAPTURE"), (0x0040_0000, "VIDEO_DISABLE"), (0x0080_0000, "RESERVED1"),
      (0x0100_0000, "RESERVED2"), (0x0200_0000, "HIDEF_RAIL_SUPPORTED"),
    ]

    /// The compression type apart from the flags, as the specification has it.
    public var names: String? {
      let type = rawValue >> 9 & 0x0F
      let flags = flagNames(rawValue & ~0x1E00, Self.table)
      return type == 0 ? flags : [flags, "compression type \(type)"].compactMap(\.self).joined(separator: " | ")
    }
  }
}

extension ByteReader {
  /// Text in `count` bytes up to its terminator.
  mutating func readText(_ count: Int, _ isWide: Bool, _ field: StaticString) throws(ParseError) -> String {
    isWide ? try readWideText(count, field) : try readNarrowText(count, field)
  }
}
