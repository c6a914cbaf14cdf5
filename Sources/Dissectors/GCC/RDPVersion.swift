/// Which version of RDP a peer speaks; the numbers stood still from 5.0 to 8.1.
///
/// MS-RDPBCGR 2.2.1.3.2 and 2.2.1.4.2, version.
public struct RDPVersion: OpenCode {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public var name: String? {
    guard rawValue >> 16 == 8 else { return nil }
    switch rawValue & 0xFFFF {
    case 1: return "RDP 4.0"
    case 4: return "RDP 5.0 to 8.1"
    case let minor where (5...0x11).contains(minor): return "RDP 10.\(minor - 5)"
    default: return nil
    }
  }

  /// Wireshark calls the low half major and the high half minor.
  func append(to fields: inout FieldList) {
    fields.number("rdp.version.major", rawValue & 0xFFFF, meaning: name)
    fields.number("rdp.version.minor", rawValue >> 16)
  }
}
