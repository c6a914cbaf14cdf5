/// Ways to encrypt under standard RDP security: those a client knows, or the one a server chose. None under TLS.
///
/// MS-RDPBCGR 2.2.1.3.3 (encryptionMethods) and 2.2.1.4.3 (encryptionMethod).
public struct EncryptionMethods: NamedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let fips = Self(rawValue: 0x10)

  public static let table: [(bit: UInt32, name: String)] = [
    (0x01, "40BIT"), (0x02, "128BIT"), (0x08, "56BIT"), (0x10, "FIPS"),
  ]

  /// Wireshark shows a client's methods as the four bytes they are.
  var littleEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> ($0 * 8)) } }
}
