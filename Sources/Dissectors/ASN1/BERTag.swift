/// The identifier octet of an ASN.1 element: its class, whether it holds other elements, and its number.
///
/// X.690 section 8.1.2. Numbers over 30, which take further octets, occur in none of our protocols.
struct BERTag: Hashable, Sendable {
  let rawValue: UInt8

  static let integer = Self(rawValue: 0x02)
  static let bitString = Self(rawValue: 0x03)
  static let octetString = Self(rawValue: 0x04)
  static let objectIdentifier = Self(rawValue: 0x06)
  static let enumerated = Self(rawValue: 0x0A)
  static let generalizedTime = Self(rawValue: 0x18)
  static let generalString = Self(rawValue: 0x1B)
  static let sequence = Self(rawValue: 0x30)

  /// The tag `[number]` around an element, as EXPLICIT TAGS writes it.
  static func context(_ number: UInt8) -> BERTag { Self(rawValue: 0xA0 | number & 0x1F) }

  /// The tag `[APPLICATION number]` around an element.
  static func application(_ number: UInt8) -> BERTag { Self(rawValue: 0x60 | number & 0x1F) }

  var isConstructed: Bool { rawValue & 0x20 != 0 }
}
