/// What the two sides of an NTLM exchange offer and agree on.
///
/// MS-NLMP 2.2.2.5, NEGOTIATE. Bits without a name are kept.
public struct NTLMFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let unicode = Self(rawValue: 0x1)
  public static let oem = Self(rawValue: 0x2)
  public static let anonymous = Self(rawValue: 0x800)
  public static let extendedSessionSecurity = Self(rawValue: 0x8_0000)
  public static let targetInfo = Self(rawValue: 0x80_0000)
  public static let version = Self(rawValue: 0x200_0000)

  /// The names in the specification without their NTLMSSP_NEGOTIATE_ or NTLMSSP_ prefix, or nil if no bit is set.
  public var names: String? { flagNames(rawValue, Self.table) }

  func append(to fields: inout FieldList) { fields.bits("ntlmssp.negotiateflags", rawValue, meaning: names) }

  private static let table: [(bit: UInt32, name: String)] = [
    (0x1, "UNICODE"), (0x2, "OEM"), (0x4, "REQUEST_TARGET"), (0x10, "SIGN"), (0x20, "SEAL"), (0x40, "DATAGRAM"),
    (0x80, "LM_KEY"), (0x200, "NTLM"), (0x800, "ANONYMOUS"), (0x1000, "OEM_DOMAIN_SUPPLIED"),
    (0x2000, "OEM_WORKSTATION_SUPPLIED"), (0x8000, "ALWAYS_SIGN"), (0x1_0000, "TARGET_TYPE_DOMAIN"),
    (0x2_0000, "TARGET_TYPE_SERVER"), (0x8_0000, "EXTENDED_SESSIONSECURITY"), (0x10_0000, "IDENTIFY"),
    (0x40_0000, "REQUEST_NON_NT_SESSION_KEY"), (0x80_0000, "TARGET_INFO"), (0x200_0000, "VERSION"),
    (0x2000_0000, "128"), (0x4000_0000, "KEY_EXCH"), (0x8000_0000, "56"),
  ]
}
