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

  /// Reads the headers that `outline` found in `frame`. Of another frame it reads what is there as a whole, and else 0.
  @inlinable
  public init(_ frame: RawSpan, _ outline: FrameOutline) {
    self.outline = outline
    // The shortest header of each kind, so that the compiler itself sees what lies inside.
    let header = ByteReader(frame).peekSlice(20, at: outline.network)
    let head = header?.peekUInt64BE() ?? 0
    if head &>> 60 == 4 {
      source = IPAddress(ipv4: header?.peekUInt32BE(at: 12) ?? 0)
      destination = IPAddress(ipv4: header?.peekUInt32BE(at: 16) ?? 0)
      hopLimit = header?.peekUInt8(at: 8) ?? 0
      identification = UInt16(truncatingIfNeeded: head &>> 16)
      dontFragment = head & 0x4000 != 0
    } else {
      source = IPAddress(ByteReader(frame), at: outline.network &+ 8, isIPv4: false)
      destination = IPAddress(ByteReader(frame), at: outline.network &+ 24, isIPv4: false)
      hopLimit = UInt8(truncatingIfNeeded: head)
      identification = 0
      dontFragment = true
    }
    let segment = outline.transport == .tcp ? ByteReader(frame).peekSlice(20, at: outline.transportOffset) : nil
    sequence = segment?.peekUInt32BE(at: 4) ?? 0
    acknowledgment = segment?.peekUInt32BE(at: 8) ?? 0
    window = segment?.peekUInt16BE(at: 14) ?? 0
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
