import Dissectors

/// The types of messages, as a Bloom filter in two words: most of what rules ask for is in no capture without secrets, and need not be looked
/// for.
struct MessageKinds: Sendable {
  private var bits: (UInt64, UInt64) = (0, 0)

  init() {}

  init(_ types: [any WireMessage.Type]) {
    for type in types { insert(ObjectIdentifier(type)) }
  }

  var isEmpty: Bool { bits == (0, 0) }

  mutating func insert(_ type: ObjectIdentifier) {
    let own = Self.bits(type)
    bits = (bits.0 | own.0, bits.1 | own.1)
  }

  func mayContain(_ type: ObjectIdentifier) -> Bool {
    let own = Self.bits(type)
    return bits.0 & own.0 != 0 && bits.1 & own.1 != 0
  }

  /// Whether one type may be in both.
  func mayMeet(_ others: MessageKinds) -> Bool { bits.0 & others.bits.0 != 0 && bits.1 & others.bits.1 != 0 }

  /// Metadata lies at multiples of 8; the product spreads neighbours.
  private static func bits(_ type: ObjectIdentifier) -> (UInt64, UInt64) {
    let spread = (UInt64(UInt(bitPattern: type)) >> 3) &* 0x9E37_79B9_7F4A_7C15
    return (1 << (spread >> 58), 1 << (spread >> 52 & 63))
  }
}
