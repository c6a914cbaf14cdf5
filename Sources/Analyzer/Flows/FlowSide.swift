import Bytes
import Capture
import Dissectors

/// What one end of a connection sent.
public struct FlowSide: Sendable {
  var reassembler = Reassembler()
  /// Sequence number of the SYN; nil when the capture does not hold it.
  public private(set) var initialSequence: UInt32?
  /// Options of the SYN.
  public private(set) var options: TCPOptions?
  public private(set) var segments = 0
  /// Payload bytes on the wire, repeated ones not counted.
  public var payloadBytes: Int { reassembler.highest }
  public private(set) var payloadSegments = 0
  public private(set) var retransmissions = 0
  /// When the side last sent bytes it had not sent before.
  public private(set) var lastPayload: Timestamp?

  /// The reassembled bytes.
  public var stream: ByteStream { reassembler.stream }

  /// Offset in the side's bytes of a sequence number; nil while the start of its bytes is unknown.
  public func offset(of sequence: UInt32) -> Int? { reassembler.offset(of: sequence) }

  /// What the side's sequence numbers stand for, for who asks for many; nil while the start of its bytes is unknown.
  var numbering: SequenceNumbering? { reassembler.numbering }

  mutating func open(_ headers: FrameHeaders) {
    if initialSequence == nil { initialSequence = headers.sequence }
    reassembler.begin(at: headers.sequence &+ 1)
  }

  /// Takes the options of the SYN; those of the first count.
  mutating func note(_ options: TCPOptions, of headers: FrameHeaders) {
    guard case .none = self.options, initialSequence == headers.sequence else { return }
    self.options = options
  }

  mutating func receive(_ headers: FrameHeaders, _ payload: inout ByteReader, _ packet: Packet) -> Segment.Role {
    segments += 1
    let opens: UInt32 = headers.flags.contains(.syn) ? 1 : 0
    // What comes with a RST is a text about its cause and no part of the stream (RFC 9293 section 3.5.3).
    let length = headers.flags.contains(.rst) ? 0 : headers.payloadLength
    let placement = reassembler.place(
      sequence: headers.sequence &+ opens, payload: &payload, length: length, frame: packet.number,
      time: packet.timestamp)
    return count(placement, at: packet.timestamp)
  }

  @inline(__always)
  private mutating func count(_ placement: Reassembler.Placement, at time: Timestamp) -> Segment.Role {
    switch placement {
    case .empty: return .control
    case .keepAlive: return .keepAlive
    case .again:
      retransmissions += 1
      return .retransmission
    case .new, .early, .filling:
      payloadSegments += 1
      lastPayload = time
      return placement == .new ? .new : placement == .early ? .outOfOrder : .filling
    }
  }
}
