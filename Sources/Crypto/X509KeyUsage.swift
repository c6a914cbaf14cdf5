/// What a certificate's key may be used for.
///
/// RFC 5280 section 4.2.1.3.
public struct X509KeyUsage: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let digitalSignature = Self(rawValue: 0x80)
  public static let contentCommitment = Self(rawValue: 0x40)
  public static let keyEncipherment = Self(rawValue: 0x20)
  public static let dataEncipherment = Self(rawValue: 0x10)
  public static let keyAgreement = Self(rawValue: 0x08)
  public static let keyCertSign = Self(rawValue: 0x04)
  public static let crlSign = Self(rawValue: 0x02)
  public static let encipherOnly = Self(rawValue: 0x01)
  public static let decipherOnly = Self(rawValue: 0x8000)

  /// The specification's names of the bits that are set.
  public var names: [String] {
    let table: [(Self, String)] = [
      (.digitalSignature, "digitalSignature"), (.contentCommitment, "contentCommitment"),
      (.keyEncipherment, "keyEncipherment"), (.dataEncipherment, "dataEncipherment"),
      (.keyAgreement, "keyAgreement"), (.keyCertSign, "keyCertSign"), (.crlSign, "cRLSign"),
      (.encipherOnly, "encipherOnly"), (.decipherOnly, "decipherOnly"),
    ]
    return table.filter { contains($0.0) }.map(\.1)
  }
}
