import Bytes

/// Everything the IP and transport headers of one frame say that a diagnosis can use.
///
/// RFC 791 section 3.1, RFC 8200 section 3, RFC 9293 section 3.1, RFC 768. Decoding allocates nothing.
@frozen
public struct FrameHeaders: Equatable, Sendable {
  /// Where things are, and the values known from there.
  public let outline: FrameOutline
  public let source: IPAddress
  public let destination: IPAddress
  /// Time to live, or the hop limit of IPv6.
  public let hopLimit: UInt8
  /// Identification of IPv4; 0 for IPv6.
  public let identification: UInt16
  /// Always true for IPv6, whose routers never fragment.
  public let dontFragment: Bool
  public let moreFragments: Bool
  /// Where this piece belongs in the packet, in bytes.
  public let fragmentOffset: Int
  /// Sequence number of TCP, else 0; so the three that follow.
  public let sequence: UInt32
  public let acknowledgment: UInt32
  public let window: UInt16
  /// The captured bytes of the TCP options, as offsets into the frame. `TCPOptions` reads them.
  public let options: Range<Int>

  /// Finds and reads the headers of `frame`; nil when `FrameOutline` gives nil.
  @inlinable
  public init?(_ frame: RawSpan, linkType: LinkType) {
    guard let outline = FrameOutline(frame, linkType: linkType) else { return nil }
    self.init(frame, outline)
  }

  /// Reads the headers that `outline` found in `frame`; nil when it was found in another frame.
  @inlinable
  public init?(_ frame: RawSpan, _ outline: FrameOutline) {
    let bytes = ByteReader(frame)
    guard let internet = InternetLayer(frame, at: outline.network),
      let source = IPAddress(frame, at: outline.network &+ (internet.isIPv4 ? 12 : 8), isIPv4: internet.isIPv4),
      let destination = IPAddress(frame, at: outline.network &+ (internet.isIPv4 ? 16 : 24), isIPv4: internet.isIPv4),
      let hopLimit = bytes.peekUInt8(at: outline.network &+ (internet.isIPv4 ? 8 : 7)),
      let identity = bytes.peekUInt32BE(at: outline.network &+ 4)
    else { return nil }
    self.outline = outline
    self.source = source
    self.destination = destination
    self.hopLimit = hopLimit
    identification = internet.isIPv4 ? UInt16(truncatingIfNeeded: identity &>> 16) : 0
    dontFragment = !internet.isIPv4 || identity & 0x4000 != 0
    moreFragments = internet.moreFragments
    fragmentOffset = internet.fragmentOffset
    let isTCP = outline.transport == .tcp
    let start = outline.transportOffset
    sequence = isTCP ? bytes.peekUInt32BE(at: start &+ 4) ?? 0 : 0
    acknowledgment = isTCP ? bytes.peekUInt32BE(at: start &+ 8) ?? 0 : 0
    window = isTCP ? bytes.peekUInt16BE(at: start &+ 14) ?? 0 : 0
    let optionsEnd = outline.payload.lowerBound
    options = min(start &+ 20, optionsEnd)..<optionsEnd
  }
}

extension FrameHeaders {
  @inlinable public var transport: Transport { outline.transport }
  @inlinable public var sourcePort: UInt16 { outline.sourcePort }
  @inlinable public var destinationPort: UInt16 { outline.destinationPort }
  @inlinable public var flags: TCPFlags { outline.flags }
  /// The captured part of the payload, as offsets into the frame.
  @inlinable public var payload: Range<Int> { outline.payload }
  /// Length of the payload on the wire by the IP header.
  @inlinable public var payloadLength: Int { outline.payloadLength }
}

extension IPAddress {
  /// The address at `offset`, most significant byte first; nil when it is cut.
  @inlinable
  init?(_ bytes: RawSpan, at offset: Int, isIPv4: Bool) {
    let bytes = ByteReader(bytes)
    if isIPv4 {
      guard let address = bytes.peekUInt32BE(at: offset) else { return nil }
      self.init(ipv4: address)
    } else {
      guard let high = bytes.peekUInt64BE(at: offset), let low = bytes.peekUInt64BE(at: offset &+ 8) else { return nil }
      self.init(ipv6High: high, low: low)
    }
  }
}
