/// The security protocols a client offers, or the one a server selects; no bit set means standard RDP security.
///
/// MS-RDPBCGR 2.2.1.1.1 (requestedProtocols) and 2.2.1.2.1 (selectedProtocol). Bits without a name are kept.
public struct SecurityProtocols: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// TLS.
  public static let ssl = Self(rawValue: 0x01)
  /// CredSSP over TLS, also called NLA.
  public static let hybrid = Self(rawValue: 0x02)
  public static let rdstls = Self(rawValue: 0x04)
  /// CredSSP, then the server says at once whether the user may log on.
  public static let hybridEx = Self(rawValue: 0x08)
  /// Microsoft Entra authentication over TLS.
  public static let rdsaad = Self(rawValue: 0x10)

  /// The names in the specification without their PROTOCOL_ prefix, such as `SSL | HYBRID`; `RDP` for zero.
  public var names: String { flagNames(rawValue, Self.table) ?? "RDP" }

  private static let table: [(bit: UInt32, name: String)] = [
    (0x01, "SSL"), (0x02, "HYBRID"), (0x04, "RDSTLS"), (0x08, "HYBRID_EX"), (0x10, "RDSAAD"),
  ]
}
