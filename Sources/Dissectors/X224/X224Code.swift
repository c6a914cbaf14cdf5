/// Which transport protocol unit a TPKT carries: the high half of its second byte.
///
/// X.224 section 13.1, table 8.
public struct X224Code: OpenCode {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let error = Self(rawValue: 0x7)
  public static let disconnectRequest = Self(rawValue: 0x8)
  public static let connectionConfirm = Self(rawValue: 0xD)
  public static let connectionRequest = Self(rawValue: 0xE)
  public static let data = Self(rawValue: 0xF)

  public var name: String? {
    switch self {
    case .error: "TPDU Error"
    case .disconnectRequest: "Disconnect Request"
    case .connectionConfirm: "Connection Confirm"
    case .connectionRequest: "Connection Request"
    case .data: "Data"
    default: nil
    }
  }
}
