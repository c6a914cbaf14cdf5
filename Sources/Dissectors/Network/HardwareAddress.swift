import Bytes

/// The address of a network card, where Ethernet shows it (IEEE 802.3 clause 3.2.3).
public struct HardwareAddress: Hashable, Sendable {
  private let value: UInt64

  /// The address of the sender of a frame, or of its receiver; nil where the link layer is another one.
  public init?(of end: End, frame: RawSpan, linkType: LinkType) {
    let bytes = ByteReader(frame)
    guard linkType == .ethernet, let head = bytes.peekUInt64BE(at: end == .receiver ? 0 : 6) else { return nil }
    value = head >> 16
  }

  public enum End: Sendable {
    case sender, receiver
  }
}
