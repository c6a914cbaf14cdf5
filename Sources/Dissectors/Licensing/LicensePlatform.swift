/// The client's system and the maker of its program, as licensing knows them.
///
/// MS-RDPELE 2.2.2.2, PlatformId.
public struct LicensePlatform: OpenCode {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public var name: String? {
    let names = [system, maker].compactMap(\.self)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private var system: String? {
    switch rawValue >> 24 {
    case 1: "Windows NT 3.51"
    case 2: "Windows NT 4.0"
    case 3: "Windows 2000, XP or Server 2003"
    case 4: "Windows Vista or later"
    default: nil
    }
  }

  private var maker: String? {
    switch rawValue & 0x00FF_0000 {
    case 0x0001_0000: "client by Microsoft"
    case 0x0002_0000: "client by Citrix"
    default: nil
    }
  }
}
