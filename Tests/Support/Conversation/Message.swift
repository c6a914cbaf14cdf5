/// One thing a side puts on the wire: bytes of a protocol, a TCP control segment, or both.
///
/// The protocols add their messages as static members, so a story reads `talk.client(.x224Request(protocols: 3))`.
public struct Message {
  var flags: UInt8
  var payload: (inout Noise) -> [UInt8]
  /// How far before the next byte of the stream the segment starts.
  var stepsBack: Int64 = 0
  /// Header values that differ from what the sender's system would write.
  var sequence: UInt32?
  var window: UInt16?

  init(_ flags: UInt8, _ payload: @escaping (inout Noise) -> [UInt8]) {
    self.flags = flags
    self.payload = payload
  }

  /// Any bytes of the stream.
  public static func bytes(_ bytes: [UInt8]) -> Message { Message(Self.push | Self.acknowledge) { _ in bytes } }

  public static func text(_ text: String) -> Message { bytes(Array(text.utf8)) }

  /// The same bytes once more from `count` bytes before the end of what was sent: an overlapping segment.
  public func overlapping(_ count: Int) -> Message {
    var message = self
    message.stepsBack = Int64(count)
    return message
  }
}

// MARK: - TCP control segments (RFC 9293)

extension Message {
  static let finish: UInt8 = 0x01
  static let synchronize: UInt8 = 0x02
  static let reset: UInt8 = 0x04
  static let push: UInt8 = 0x08
  static let acknowledge: UInt8 = 0x10

  public static var syn: Message { control(synchronize) }
  public static var synAck: Message { control(synchronize | acknowledge) }
  public static var ack: Message { control(acknowledge) }
  public static var fin: Message { control(finish | acknowledge) }

  /// RST,ACK with window 0: how Windows ends a connection it has no more use for.
  public static var rst: Message {
    var message = control(reset | acknowledge)
    message.window = 0
    return message
  }

  /// The answer of a closed port to a SYN: RST,ACK with sequence number 0.
  public static var refusal: Message {
    var message = rst
    message.sequence = 0
    return message
  }

  /// One old byte, so that the peer answers with an ACK (RFC 9293 section 3.8.4).
  public static var keepAlive: Message { Message(acknowledge) { _ in [0] }.overlapping(1) }

  private static func control(_ flags: UInt8) -> Message { Message(flags) { _ in [] } }
}
