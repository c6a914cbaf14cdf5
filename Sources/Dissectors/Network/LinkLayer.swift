import Bytes

extension LinkType {
  /// Offset of the IP header in a frame of this link type, or nil when the frame carries something else or is cut
  /// before it.
  ///
  /// The header itself may still be cut or be something else than IP: this looks at the link layer alone.
  @inlinable
  @inline(__always)
  func networkOffset(in frame: RawSpan) -> Int? {
    guard self == .ethernet else { return otherNetworkOffset(in: frame) }
    guard let type = ByteReader(frame).peekUInt16BE(at: 12) else { return nil }
    if type == EtherType.ipv4 || type == EtherType.ipv6 { return 14 }
    return EtherType.networkOffset(after: type, at: 14, in: frame)
  }

  @usableFromInline
  @inline(never)
  func otherNetworkOffset(in frame: RawSpan) -> Int? {
    switch self {
    case .raw, .rawBSD, .rawOpenBSD, .ipv4, .ipv6: 0
    case .bsdLoopback, .openBSDLoopback: loopbackNetworkOffset(in: frame)
    case .linuxCooked: cookedNetworkOffset(in: frame, protocolAt: 14, headerLength: 16)
    case .linuxCooked2: cookedNetworkOffset(in: frame, protocolAt: 0, headerLength: 20)
    default: nil
    }
  }

  /// Four bytes of address family, in the byte order of the capturing machine (NULL) or of the network (LOOP). A family
  /// is a small number, so its order shows, and every system agrees on 2 for IPv4 and on none for IPv6.
  private func loopbackNetworkOffset(in frame: RawSpan) -> Int? {
    guard let word = ByteReader(frame).peekUInt32BE(at: 0) else { return nil }
    let family = word > 0xffff ? word.byteSwapped : word
    return [2, 10, 24, 28, 30].contains(family) ? 4 : nil
  }

  private func cookedNetworkOffset(in frame: RawSpan, protocolAt: Int, headerLength: Int) -> Int? {
    guard let type = ByteReader(frame).peekUInt16BE(at: protocolAt) else { return nil }
    return EtherType.networkOffset(after: type, at: headerLength, in: frame)
  }
}

/// The number that says what follows in an Ethernet frame: IEEE 802.3 clause 3.2.6, IEEE 802.1Q clause 9, RFC 2516 and
/// RFC 3032.
@usableFromInline
enum EtherType {
  @inlinable static var ipv4: UInt16 { 0x0800 }
  @inlinable static var ipv6: UInt16 { 0x86dd }

  /// How many tags and shims are looked through. Provider networks stack three; more is a forgery or a loop.
  private static let maximumDepth = 8

  /// Offset of the IP header behind any VLAN tags, MPLS labels, PPPoE and SNAP headers, or nil when there is none.
  /// `offset` is that of the byte after the field that held `type`.
  @usableFromInline
  @inline(never)
  static func networkOffset(after type: UInt16, at offset: Int, in frame: RawSpan) -> Int? {
    let bytes = ByteReader(frame)
    var type = type
    var offset = offset
    for _ in 0..<maximumDepth {
      switch type {
      case ipv4, ipv6:
        return offset
      case 0x8100, 0x88a8, 0x9100, 0x9200:
        guard let inner = bytes.peekUInt16BE(at: offset &+ 2) else { return nil }
        (type, offset) = (inner, offset &+ 4)
      case 0x8847, 0x8848:
        return labelledNetworkOffset(at: offset, in: frame)
      case 0x8864:
        return pointToPointNetworkOffset(at: offset, in: frame)
      case 0...1500:
        guard let inner = subnetworkType(at: offset, in: frame) else { return nil }
        (type, offset) = (inner, offset &+ 8)
      default:
        return nil
      }
    }
    return nil
  }

  /// Behind MPLS labels, of which the last has bit 8 set. Nothing there says what follows; the IP version will.
  private static func labelledNetworkOffset(at offset: Int, in frame: RawSpan) -> Int? {
    let bytes = ByteReader(frame)
    for depth in 0..<maximumDepth {
      guard let label = bytes.peekUInt32BE(at: offset &+ depth &* 4) else { return nil }
      if label & 0x100 != 0 { return offset &+ depth &* 4 &+ 4 }
    }
    return nil
  }

  /// Behind a PPPoE session header and the PPP protocol number.
  private static func pointToPointNetworkOffset(at offset: Int, in frame: RawSpan) -> Int? {
    guard let number = ByteReader(frame).peekUInt16BE(at: offset &+ 6) else { return nil }
    return number == 0x0021 || number == 0x0057 ? offset &+ 8 : nil
  }

  /// The EtherType in an LLC header with SNAP extension, when the LLC header says that there is one.
  private static func subnetworkType(at offset: Int, in frame: RawSpan) -> UInt16? {
    let bytes = ByteReader(frame)
    guard bytes.peekUInt32BE(at: offset) == 0xaaaa_0300 else { return nil }
    return bytes.peekUInt16BE(at: offset &+ 6)
  }
}
