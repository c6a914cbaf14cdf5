import Bytes

/// The datagram with which a client offers a UDP transport beside TCP, or a server takes the offer.
///
/// MS-RDPEUDP 2.2.2.1, RDPUDP_FEC_HEADER with the flag SYN, and 2.2.2.5, RDPUDP_SYNDATA_PAYLOAD. What follows, up to the size of the smaller
/// MTU, is options and padding.
public struct UDPTransportSYN: WireMessage {
  public static let name = "RDP-UDP SYN"

  /// -1 in an offer; in an answer the number with which the offer began.
  public let sourceAcknowledgment: UInt32
  public let receiveWindow: UInt16
  public let flags: Flags
  public let initialSequence: UInt32
  public let upstreamMTU: UInt16
  public let downstreamMTU: UInt16

  /// Whether a server answers with it.
  public var isAnswer: Bool { flags.contains(.ack) }

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    sourceAcknowledgment = try reader.readUInt32BE("snSourceAck")
    receiveWindow = try reader.readUInt16BE("uReceiveWindowSize")
    flags = Flags(rawValue: try reader.readUInt16BE("uFlags"))
    guard flags.contains(.syn), flags.contains(.ack) || sourceAcknowledgment == .max else {
      throw reader.invalid("uFlags", at: start + 6, expected: "a SYN's", found: flags.rawValue)
    }
    initialSequence = try reader.readUInt32BE("snInitialSequenceNumber")
    upstreamMTU = try reader.readUInt16BE("uUpStreamMtu")
    downstreamMTU = try reader.readUInt16BE("uDownStreamMtu")
    guard Self.sizes.contains(upstreamMTU), Self.sizes.contains(downstreamMTU) else {
      throw reader.invalid("uUpStreamMtu", at: start + 12, expected: "1132 to 1232", found: upstreamMTU)
    }
  }

  /// Whether the bytes may be one: both sizes are where they have to be. Of data of a transport hardly any looks so.
  public static func isNext(in reader: borrowing ByteReader) -> Bool {
    guard let up = reader.peekUInt16BE(at: 12), let down = reader.peekUInt16BE(at: 14) else { return false }
    return sizes.contains(up) && sizes.contains(down)
  }

  /// What a datagram may carry, and a SYN is filled up to (MS-RDPEUDP 3.1.5.1.1).
  public static let sizes: ClosedRange<UInt16> = 1132...1232

  public func append(to fields: inout FieldList) {
    fields.bits("rdpudp.snsourceack", sourceAcknowledgment)
    fields.number("rdpudp.receivewindowsize", receiveWindow)
    fields.bits("rdpudp.flags", flags)
    fields.bits("rdpudp.initialsequencenumber", initialSequence)
    fields.number("rdpudp.upstreammtu", upstreamMTU)
    fields.number("rdpudp.downstreammtu", downstreamMTU)
  }

  public struct Flags: NamedFlags {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let syn = Self(rawValue: 0x0001)
    public static let ack = Self(rawValue: 0x0004)

    public static let table: [(bit: UInt16, name: String)] = [
      (0x0001, "RDPUDP_FLAG_SYN"), (0x0002, "RDPUDP_FLAG_FIN"), (0x0004, "RDPUDP_FLAG_ACK"),
      (0x0008, "RDPUDP_FLAG_DATA"), (0x0200, "RDPUDP_FLAG_SYNLOSSY"), (0x0800, "RDPUDP_FLAG_CORRELATION_ID"),
      (0x1000, "RDPUDP_FLAG_SYNEX"),
    ]
  }
}
