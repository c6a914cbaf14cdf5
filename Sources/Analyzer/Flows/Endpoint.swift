import Dissectors

/// An address and a port.
public struct Endpoint: Hashable, Sendable {
  public let address: IPAddress
  public let port: UInt16

  public init(address: IPAddress, port: UInt16) {
    self.address = address
    self.port = port
  }

  static let nowhere = Endpoint(address: IPAddress(ipv4: 0), port: 0)
}

/// The two ends of a TCP conversation, whoever speaks.
struct FlowKey: Hashable, Sendable {
  private let first: Endpoint
  private let second: Endpoint

  init(_ one: Endpoint, _ other: Endpoint) {
    let ordered = Self.precedes(one, other)
    first = ordered ? one : other
    second = ordered ? other : one
  }

  /// The halves of addresses share words, since those of IPv4 have no upper one, and every word costs.
  func hash(into hasher: inout Hasher) {
    hasher.combine(first.address.low ^ second.address.high)
    hasher.combine(second.address.low ^ first.address.high)
    hasher.combine(UInt32(first.port) << 16 | UInt32(second.port))
  }

  private static func precedes(_ one: Endpoint, _ other: Endpoint) -> Bool {
    (one.address.high, one.address.low, one.port) < (other.address.high, other.address.low, other.port)
  }
}
