/// What an IP packet carries, as far as this program cares.
@frozen
public enum Transport: UInt8, Sendable {
  case tcp
  case udp
  case icmp
  case icmpv6
  /// A piece of a packet that is not its first: it has no transport header.
  case fragment
  case other

  /// Takes the protocol number of an IP header.
  @inlinable
  public init(protocolNumber: UInt8) {
    switch protocolNumber {
    case 6: self = .tcp
    case 17: self = .udp
    case 1: self = .icmp
    case 58: self = .icmpv6
    default: self = .other
    }
  }
}
