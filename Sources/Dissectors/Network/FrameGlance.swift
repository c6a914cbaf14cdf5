import Bytes

/// What can be told of a frame by looking at fixed places, if it has the shape that nearly all frames have.
///
/// Ethernet with at most one VLAN tag; IPv4 without options, not a fragment, or IPv6 without extension headers; and
/// at least 20 bytes captured after that. It is a look, not a parse: lengths are not checked against each other, and
/// a frame that `FrameOutline` refuses may have a glance. Where both exist they agree.
@frozen
public struct FrameGlance: Sendable {
  /// Source and destination, addresses and ports, as they stand in the frame: read with the least significant byte
  /// first, since they are only compared.
  @frozen
  public enum Ends: Sendable {
    case ipv4(UInt32, UInt16, UInt32, UInt16)
    case ipv6((UInt64, UInt64), UInt16, (UInt64, UInt64), UInt16)
  }

  /// The protocol number of IANA that the IP header names.
  public let protocolNumber: UInt8
  public let ends: Ends
  /// The first four bytes of the transport header: of TCP and UDP, the source port in the upper half and the
  /// destination port in the lower.
  public let ports: UInt32
  /// Control bits, if it is TCP.
  public let flags: TCPFlags
  /// Offset of the payload, if it is TCP; it may lie past the end.
  public let payloadOffset: Int

  /// Calls `body` with the glance of `frame`; nil when it has another shape.
  ///
  /// A call and not an initialiser: the compiler then makes `body` twice, for IPv4 and IPv6, and the glance itself
  /// vanishes.
  @inlinable
  @inline(__always)
  public static func look<Answer>(at frame: RawSpan, linkType: LinkType, _ body: (FrameGlance) -> Answer) -> Answer? {
    let bytes = ByteReader(frame)
    guard linkType == .ethernet, let start = bytes.peekSlice(54) else { return nil }
    switch start.peekUInt16BE(at: 12) {
    case EtherType.ipv4: return FrameGlance(ipv4: start, at: 14).map(body)
    case EtherType.ipv6: return FrameGlance(ipv6: bytes, at: 14).map(body)
    case 0x8100:
      switch start.peekUInt16BE(at: 16) {
      case EtherType.ipv4: return FrameGlance(ipv4: bytes, at: 18).map(body)
      case EtherType.ipv6: return FrameGlance(ipv6: bytes, at: 18).map(body)
      default: return nil
      }
    default: return nil
    }
  }

  /// RFC 791 section 3.1: version 4, five words of header, no fragment offset and no more fragments.
  @inlinable
  @inline(__always)
  init?(ipv4 frame: borrowing ByteReader, at network: Int) {
    guard let header = frame.peekSlice(40, at: network), header.peekUInt8() == 0x45,
      let fragment = header.peekUInt16BE(at: 6), fragment & 0x3fff == 0
    else { return nil }
    protocolNumber = header.peekUInt8(at: 9) ?? 0
    ends = .ipv4(
      header.peekUInt32LE(at: 12) ?? 0, header.peekUInt16LE(at: 20) ?? 0,
      header.peekUInt32LE(at: 16) ?? 0, header.peekUInt16LE(at: 22) ?? 0)
    ports = header.peekUInt32BE(at: 20) ?? 0
    flags = TCPFlags(rawValue: header.peekUInt8(at: 33) ?? 0)
    payloadOffset = network &+ 20 &+ Int((header.peekUInt8(at: 32) ?? 0) &>> 4) &* 4
  }

  /// RFC 8200 section 3.
  @inlinable
  @inline(__always)
  init?(ipv6 frame: borrowing ByteReader, at network: Int) {
    guard let header = frame.peekSlice(60, at: network), let version = header.peekUInt8(), version & 0xf0 == 0x60
    else { return nil }
    protocolNumber = header.peekUInt8(at: 6) ?? 0
    ends = .ipv6(
      (header.peekUInt64LE(at: 8) ?? 0, header.peekUInt64LE(at: 16) ?? 0), header.peekUInt16LE(at: 40) ?? 0,
      (header.peekUInt64LE(at: 24) ?? 0, header.peekUInt64LE(at: 32) ?? 0), header.peekUInt16LE(at: 42) ?? 0)
    ports = header.peekUInt32BE(at: 40) ?? 0
    flags = TCPFlags(rawValue: header.peekUInt8(at: 53) ?? 0)
    payloadOffset = network &+ 40 &+ Int((header.peekUInt8(at: 52) ?? 0) &>> 4) &* 4
  }
}

extension FrameGlance.Ends {
  /// The ends that a glance at the frame would have seen.
  public init(_ headers: FrameHeaders) {
    self.init(headers.source, headers.sourcePort, headers.destination, headers.destinationPort)
  }

  /// Of a frame between two ends of one address family.
  public init(_ source: IPAddress, _ sourcePort: UInt16, _ destination: IPAddress, _ destinationPort: UInt16) {
    let (sourcePort, destinationPort) = (sourcePort.byteSwapped, destinationPort.byteSwapped)
    if source.isIPv4 {
      self = .ipv4(
        UInt32(truncatingIfNeeded: source.low).byteSwapped, sourcePort,
        UInt32(truncatingIfNeeded: destination.low).byteSwapped, destinationPort)
    } else {
      self = .ipv6(
        (source.high.byteSwapped, source.low.byteSwapped), sourcePort,
        (destination.high.byteSwapped, destination.low.byteSwapped), destinationPort)
    }
  }
}
