import Bytes
import Capture
import Dissectors

/// One TCP connection that may be RDP: who talks, what each side said, and how the segments fared.
public struct Flow: Sendable {
  /// Which of the candidates it is, from 0 in order of appearance.
  public let ordinal: Int
  /// Wireshark's `tcp.stream`; nil past the bound on numbered conversations.
  public let stream: Int?
  public let client: Endpoint
  public let server: Endpoint

  public private(set) var fromClient = FlowSide()
  public private(set) var fromServer = FlowSide()
  public private(set) var segments = SegmentLog()
  /// ICMP errors that quote a segment of the connection.
  public private(set) var errors: [ErrorNotice] = []
  /// Frames that were captured twice, as a mirror port does; they count in nothing else.
  public private(set) var duplicates = 0
  /// Segments of which the capture holds only the beginning.
  public private(set) var cutSegments = 0
  /// Whether other bytes came first on the same connection: a proxy's greeting before the RDP inside it.
  public internal(set) var followsOtherBytes = false
  /// Bytes that the server had sent before the client's first ones, and before anybody could know that they would matter; they are not kept.
  public private(set) var greetingBytes = 0
  /// First and last moment at which a segment was seen.
  public private(set) var start: Timestamp
  public private(set) var end: Timestamp

  /// Whether its end was seen, and the table looks whether more comes.
  var isOnAgenda = false
  /// Whether all of its segments but SYNs belong here without a further look.
  var isKnown = false

  init(ordinal: Int, stream: Int?, client: Endpoint, server: Endpoint, start: Timestamp) {
    self.ordinal = ordinal
    self.stream = stream
    self.client = client
    self.server = server
    self.start = start
    end = start
  }

  /// Stands where no connection is.
  static var vacant: Flow {
    Flow(ordinal: -1, stream: nil, client: .nowhere, server: .nowhere, start: Timestamp(nanoseconds: 0))
  }

  var isVacant: Bool { ordinal < 0 }

  /// What the sequence numbers of `side` stand for; to ask a copy of all that it sent costs more.
  func numbering(of side: Side) -> SequenceNumbering? {
    side == .client ? fromClient.numbering : fromServer.numbering
  }

  /// Whether the capture holds the connection's first SYN.
  public var hasStart: Bool { fromClient.initialSequence != nil }

  /// Whether one side has not sent a byte.
  var isOneSided: Bool { fromClient.payloadBytes == 0 || fromServer.payloadBytes == 0 }
}

extension Flow {
  /// Takes one segment of the connection; `payload` reads the captured part of its payload.
  mutating func receive(
    _ packet: Packet, _ headers: FrameHeaders, payload: inout ByteReader
  ) {
    let side = self.side(of: headers)
    if segments.mayHoldCopy(of: headers), segments.holdsCopy(of: Segment(packet, headers, side, .control)) {
      duplicates += 1
      return
    }
    end = max(end, packet.timestamp)
    start = min(start, packet.timestamp)
    if headers.payloadLength > headers.payload.count { cutSegments += 1 }
    open(headers, side)
    let role =
      side == .client
      ? fromClient.receive(headers, &payload, packet)
      : fromServer.receive(headers, &payload, packet)
    segments.append(Segment(packet, headers, side, role))
  }

  /// Takes an ICMP error about the connection; the first few say all.
  mutating func note(_ notice: ErrorNotice) {
    if errors.count < Limits.errorsPerConnection { errors.append(notice) }
  }

  /// Whether a SYN opens a new connection over the endpoints of this one. The same SYN sent again, also after a
  /// refusal, does not.
  @inline(__always)
  func isReopened(by headers: FrameHeaders) -> Bool {
    guard headers.flags.contains(.syn), !headers.flags.contains(.ack) else { return false }
    guard side(of: headers) == .client else { return true }
    guard let initial = fromClient.initialSequence else {
      // The answer to a SYN may have overtaken it on its way to the capture.
      return fromClient.offset(of: headers.sequence &+ 1) != 0
    }
    return initial != headers.sequence
  }

  /// Takes note of what the server has said already when the client speaks first: the segment `first` acknowledges more than the server's
  /// SYN, which `answer` is. The server's bytes then count from what comes next.
  mutating func noteGreeting(after answer: FrameHeaders, _ first: FrameHeaders) {
    let count = first.acknowledgment &- answer.sequence &- 1
    guard first.flags.contains(.ack), count > 0, count < 1 << 16 else { return }
    greetingBytes = Int(count)
    fromServer.reassembler.begin(at: first.acknowledgment)
  }

  /// Takes the options of a SYN that it has received.
  mutating func note(_ options: TCPOptions, of headers: FrameHeaders) {
    if side(of: headers) == .client {
      fromClient.note(options, of: headers)
    } else {
      fromServer.note(options, of: headers)
    }
  }

  /// Says that no more segments will come.
  mutating func finish() {
    fromClient.reassembler.finish()
    fromServer.reassembler.finish()
  }

  /// Gives back its bytes, which have been read.
  mutating func forgetBytes() {
    fromClient.reassembler.forgetBytes()
    fromServer.reassembler.forgetBytes()
  }

  /// Which end sent the frame. A client that connects to itself is told by its port.
  func side(of headers: FrameHeaders) -> Side {
    headers.sourcePort == client.port && headers.source == client.address ? .client : .server
  }

  /// Learns from SYNs and acknowledgments where each direction's bytes begin.
  @inline(__always)
  private mutating func open(_ headers: FrameHeaders, _ side: Side) {
    if headers.flags.contains(.syn) {
      if side == .client { fromClient.open(headers) } else { fromServer.open(headers) }
    }
    guard headers.flags.contains(.ack), !headers.flags.contains(.rst) else { return }
    if side == .client {
      fromServer.reassembler.begin(at: headers.acknowledgment)
    } else {
      fromClient.reassembler.begin(at: headers.acknowledgment)
    }
  }
}

extension Segment {
  @inline(__always)
  fileprivate init(_ packet: Packet, _ headers: FrameHeaders, _ side: Side, _ role: Role) {
    self.init(
      frame: packet.number, time: packet.timestamp, side: side, role: role, flags: headers.flags,
      sequence: headers.sequence, acknowledgment: headers.acknowledgment, length: headers.payloadLength,
      window: headers.window, hopLimit: headers.hopLimit, identification: headers.identification,
      dontFragment: headers.dontFragment)
  }
}
