/// What a capture says about one captured frame, apart from its bytes.
@frozen
public struct Packet: Equatable, Sendable {
  /// 1-based over the whole file, as Wireshark counts frames.
  public var number: Int
  /// When it was captured. A packet that the file gives no time (pcapng's Simple Packet Block) has that of the packet before.
  public var timestamp: Timestamp
  /// Index of the interface over the whole file, in order of appearance; 0 in a classic pcap.
  public var interface: Int
  /// The LINKTYPE_ value that says how the bytes begin.
  public var linkType: UInt16
  /// Length of the frame on the wire; the captured bytes may be fewer.
  public var originalLength: Int

  @inlinable
  public init(
    number: Int, timestamp: Timestamp, interface: Int, linkType: UInt16, originalLength: Int
  ) {
    self.number = number
    self.timestamp = timestamp
    self.interface = interface
    self.linkType = linkType
    self.originalLength = originalLength
  }
}

/// Takes the packets of a capture, one after the other.
public protocol PacketSink: ~Copyable {
  /// `bytes` are the captured bytes; they are gone when the call returns.
  mutating func receive(_ packet: Packet, bytes: RawSpan)

  /// `offset` bytes of the source have been read so far; called about four times a megabyte, for a progress bar.
  mutating func reached(offset: Int)

  /// The capture holds secrets; they may stand before or after the packets that they are for.
  mutating func found(_ secrets: DecryptionSecrets)
}

extension PacketSink where Self: ~Copyable {
  @inlinable
  public mutating func reached(offset: Int) {}

  @inlinable
  public mutating func found(_ secrets: DecryptionSecrets) {}
}
