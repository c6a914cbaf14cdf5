import Bytes

/// Where the headers of a frame are, and the few values that decide whether the frame matters.
///
/// Every frame of a capture passes here, so nothing is read that most frames do not need; `FrameHeaders` reads the rest
/// of a frame that turned out to matter. All offsets count from the first byte of the frame.
///
/// ```
/// frame │ link │ IP header, extensions │ transport header │ payload         │ padding, checksum │
///              ▲ network               ▲ transportOffset  ▲ payload.lower   ▲ payload.upper
/// ```
@frozen
public struct FrameOutline: Equatable, Sendable {
  /// Offset of the IP header.
  public let network: Int
  /// Where this piece of a packet belongs in the whole, in bytes.
  public let fragmentOffset: Int
  /// Whether this packet is a piece and another follows.
  public let moreFragments: Bool
  public let transport: Transport
  /// Offset of the transport header, or of what is there instead.
  public let transportOffset: Int
  /// Ports of TCP and UDP, else 0.
  public let sourcePort: UInt16
  public let destinationPort: UInt16
  /// Control bits of TCP, else none.
  public let flags: TCPFlags
  /// The captured part of what TCP or UDP carries, without the padding of the link; all after the IP header where there
  /// is neither.
  public let payload: Range<Int>
  /// Length of the payload on the wire by the IP header: more than `payload.count` when the capture cut the frame.
  public let payloadLength: Int

  /// Finds the headers of `frame`; nil when it carries no IP packet, or when it is cut or contradicts itself before the
  /// payload begins.
  ///
  /// A frame that was cut inside its TCP options still has an outline, with an empty payload.
  @inlinable
  @inline(__always)
  public init?(_ frame: RawSpan, linkType: LinkType) {
    guard let network = linkType.networkOffset(in: frame),
      let internet = InternetLayer(frame, at: network)
    else { return nil }
    switch internet.fragmentOffset == 0 ? Transport(protocolNumber: internet.next) : .fragment {
    case .tcp: self.init(tcp: internet, frame, network: network)
    case .udp: self.init(udp: internet, frame, network: network)
    case let transport: self.init(transport, internet, frame, network: network)
    }
  }
}

extension FrameOutline {
  @inlinable
  @inline(__always)
  init?(tcp internet: InternetLayer, _ frame: RawSpan, network: Int) {
    let start = internet.payload
    let end = min(internet.end, frame.byteCount)
    guard internet.end &- start >= 20, let header = ByteReader(frame).peekSlice(20, at: start),
      let ports = header.peekUInt32BE(), let control = header.peekUInt16BE(at: 12)
    else { return nil }
    let payload = start &+ Int(control &>> 12) &* 4
    guard payload &- start >= 20, payload <= internet.end else { return nil }
    self.network = network
    fragmentOffset = internet.fragmentOffset
    moreFragments = internet.moreFragments
    transport = .tcp
    transportOffset = start
    sourcePort = UInt16(truncatingIfNeeded: ports &>> 16)
    destinationPort = UInt16(truncatingIfNeeded: ports)
    flags = TCPFlags(rawValue: UInt8(truncatingIfNeeded: control))
    self.payload = min(payload, end)..<end
    payloadLength = internet.end &- payload
  }

  /// The length of the datagram counts where it is shorter than what IP says; 0, and anything else it cannot be, is
  /// passed over.
  @inlinable
  @inline(__always)
  init?(udp internet: InternetLayer, _ frame: RawSpan, network: Int) {
    let start = internet.payload
    guard min(internet.end, frame.byteCount) &- start >= 8,
      let head = ByteReader(frame).peekUInt64BE(at: start)
    else { return nil }
    let length = Int(truncatingIfNeeded: head &>> 16 & 0xffff)
    let wireEnd = length >= 8 ? min(internet.end, start &+ length) : internet.end
    self.network = network
    fragmentOffset = internet.fragmentOffset
    moreFragments = internet.moreFragments
    transport = .udp
    transportOffset = start
    sourcePort = UInt16(truncatingIfNeeded: head &>> 48)
    destinationPort = UInt16(truncatingIfNeeded: head &>> 32)
    flags = []
    payload = start &+ 8..<min(wireEnd, frame.byteCount)
    payloadLength = wireEnd &- start &- 8
  }

  @inlinable
  @inline(__always)
  init(_ transport: Transport, _ internet: InternetLayer, _ frame: RawSpan, network: Int) {
    self.network = network
    fragmentOffset = internet.fragmentOffset
    moreFragments = internet.moreFragments
    self.transport = transport
    transportOffset = internet.payload
    sourcePort = 0
    destinationPort = 0
    flags = []
    payload = internet.payload..<min(internet.end, frame.byteCount)
    payloadLength = internet.end &- internet.payload
  }
}
