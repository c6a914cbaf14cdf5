import Bytes

/// A question or an answer about which machine of the own network has an IPv4 address.
///
/// RFC 826, with the frame header in front of it.
public struct ARPMessage: Equatable, Sendable {
  /// 1 asks, 2 answers.
  public let operation: UInt16
  public let sender: IPAddress
  /// Whose hardware address is asked for.
  public let target: IPAddress

  public var isRequest: Bool { operation == 1 }

  /// Nil for a frame that carries something else, or not all of it.
  public init?(frame: RawSpan, linkType: LinkType) {
    guard let start = Self.offset(in: frame, linkType) else { return nil }
    let bytes = ByteReader(frame)
    guard bytes.peekUInt16BE(at: start &+ 2) == EtherType.ipv4, bytes.peekUInt8(at: start &+ 5) == 4,
      let hardware = bytes.peekUInt8(at: start &+ 4), let operation = bytes.peekUInt16BE(at: start &+ 6),
      let sender = bytes.peekUInt32BE(at: start &+ 8 &+ Int(hardware)),
      let target = bytes.peekUInt32BE(at: start &+ 12 &+ 2 &* Int(hardware))
    else { return nil }
    self.operation = operation
    self.sender = IPAddress(ipv4: sender)
    self.target = IPAddress(ipv4: target)
  }

  /// Where the message begins, behind one VLAN tag at most.
  private static func offset(in frame: RawSpan, _ linkType: LinkType) -> Int? {
    let (field, start): (Int, Int)
    switch linkType {
    case .ethernet: (field, start) = (12, 14)
    case .linuxCooked: (field, start) = (14, 16)
    case .linuxCooked2: (field, start) = (0, 20)
    default: return nil
    }
    let bytes = ByteReader(frame)
    if bytes.peekUInt16BE(at: field) == 0x0806 { return start }
    guard bytes.peekUInt16BE(at: field) == 0x8100, bytes.peekUInt16BE(at: start &+ 2) == 0x0806 else { return nil }
    return start &+ 4
  }
}
