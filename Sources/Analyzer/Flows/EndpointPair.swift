import Dissectors

/// The secret of one run that keeps a capture from choosing its own hash collisions.
@frozen
@usableFromInline
struct EndpointKey: Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  init() {
    var source = SystemRandomNumberGenerator()
    (first, second) = (source.next(), source.next())
  }
}

/// The two ends of a TCP segment, each as a word that stands for its address and port.
@frozen
@usableFromInline
struct EndpointPair {
  @usableFromInline let source: UInt64
  @usableFromInline let destination: UInt64

  /// An IPv4 endpoint is its own word; one of IPv6 is hashed to one.
  @inlinable
  @inline(__always)
  init(_ ends: FrameGlance.Ends, _ key: EndpointKey) {
    switch ends {
    case .ipv4(let source, let sourcePort, let destination, let destinationPort):
      self.source = UInt64(sourcePort) &<< 32 | UInt64(source)
      self.destination = UInt64(destinationPort) &<< 32 | UInt64(destination)
    case .ipv6(let source, let sourcePort, let destination, let destinationPort):
      self.source = Self.fold(source.0 ^ key.first, source.1 ^ key.second) ^ UInt64(sourcePort)
      self.destination = Self.fold(destination.0 ^ key.first, destination.1 ^ key.second) ^ UInt64(destinationPort)
    }
  }

  @inline(__always)
  init(_ headers: FrameHeaders, _ key: EndpointKey) {
    self.init(FrameGlance.Ends(headers), key)
  }

  /// Of one address family, as the ends of any conversation are.
  init(_ source: Endpoint, _ destination: Endpoint, _ key: EndpointKey) {
    self.init(FrameGlance.Ends(source.address, source.port, destination.address, destination.port), key)
  }

  /// A hash of both that is the same for both directions; never 0, with a lowest bit of 0.
  @inlinable
  @inline(__always)
  func tag(_ key: EndpointKey) -> UInt64 {
    Self.fold(source ^ key.first, destination ^ key.first) & ~1 | 2
  }

  /// Of two ends one counts as the lower, by a rule that may depend on the key.
  var isFromLower: Bool { source < destination }

  /// Both halves of the product, folded: as good a hash as one multiplication gives, as long as the key in the
  /// factors is unknown.
  @inlinable
  @inline(__always)
  static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}
