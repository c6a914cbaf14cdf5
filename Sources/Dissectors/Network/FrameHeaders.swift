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
  /// Sequence number of TCP, else 0; so the three that follow.
  public let sequence: UInt32
  public let acknowledgment: UInt32
  public let window: UInt16

  /// Finds and reads the headers of `frame`; nil when `FrameOutline` gives nil.
  @inlinable
  public init?(_ frame: RawSpan, linkType: LinkType) {
    guard let outline = FrameOutline(frame, linkType: linkType) else { return nil }
    self.init(frame, outline)
  }

  /// Reads the headers that `outline` found in `frame`. In another frame it reads what is there, and 0 past the end.
  @inlinable
  public init(_ frame: RawSpan, _ outline: FrameOutline) {
    let bytes = ByteReader(frame)
    let network = outline.network
    let head = bytes.peekUInt64BE(at: network) ?? 0
    let isIPv4 = head &>> 60 == 4
    self.outline = outline
    source = IPAddress(bytes, at: network &+ (isIPv4 ? 12 : 8), isIPv4: isIPv4)
    destination = IPAddress(bytes, at: network &+ (isIPv4 ? 16 : 24), isIPv4: isIPv4)
    hopLimit = bytes.peekUInt8(at: network &+ (isIPv4 ? 8 : 7)) ?? 0
    identification = isIPv4 ? UInt16(truncatingIfNeeded: head &>> 16) : 0
    dontFragment = !isIPv4 || head & 0x4000 != 0

    // Past the end there is nothing, so the three are 0 without TCP.
    let start = outline.transport == .tcp ? outline.transportOffset : frame.byteCount
    sequence = bytes.peekUInt32BE(at: start &+ 4) ?? 0
    acknowledgment = bytes.peekUInt32BE(at: start &+ 8) ?? 0
    window = bytes.peekUInt16BE(at: start &+ 14) ?? 0
  }
}

extension FrameHeaders {
  @inlinable public var transport: Transport { outline.transport }
  @inlinable public var sourcePort: UInt16 { outline.sourcePort }
  @inlinable public var destinationPort: UInt16 { outline.destinationPort }
  /// Where this piece belongs in its packet, in bytes; more than 0 means that there is no transport header.
  @inlinable public var fragmentOffset: Int { outline.fragmentOffset }
  @inlinable public var moreFragments: Bool { outline.moreFragments }
  @inlinable public var flags: TCPFlags { outline.flags }
  /// The captured bytes of the TCP options, as offsets into the frame. `TCPOptions` reads them.
  @inlinable public var options: Range<Int> {
    min(outline.transportOffset &+ 20, outline.payload.lowerBound)..<outline.payload.lowerBound
  }
  /// The captured part of the payload, as offsets into the frame.
  @inlinable public var payload: Range<Int> { outline.payload }
  /// Length of the payload on the wire by the IP header.
  @inlinable public var payloadLength: Int { outline.payloadLength }
}

extension IPAddress {
  /// The address at `offset`, most significant byte first; 0 past the end.
  @inlinable
  @inline(__always)
  init(_ bytes: borrowing ByteReader, at offset: Int, isIPv4: Bool) {
    if isIPv4 {
      self.init(ipv4: bytes.peekUInt32BE(at: offset) ?? 0)
    } else {
      self.init(ipv6High: bytes.peekUInt64BE(at: offset) ?? 0, low: bytes.peekUInt64BE(at: offset &+ 8) ?? 0)
    }
  }
}
