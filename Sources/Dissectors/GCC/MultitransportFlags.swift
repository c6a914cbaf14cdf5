/// Which UDP transports a peer offers beside TCP.
///
/// MS-RDPBCGR 2.2.1.3.8 and 2.2.1.4.6, flags.
public struct MultitransportFlags: NamedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let reliable = Self(rawValue: 0x01)
  public static let lossy = Self(rawValue: 0x04)

  public static let table: [(bit: UInt32, name: String)] = [
    (0x001, "TRANSPORTTYPE_UDPFECR"), (0x004, "TRANSPORTTYPE_UDPFECL"), (0x100, "TRANSPORTTYPE_UDP_PREFERRED"),
    (0x200, "SOFTSYNC_TCP_TO_UDP"),
  ]
}
