/// A TCP connection told as a story, which becomes the capture of it.
///
/// ```
/// var talk = Conversation(client: "192.0.2.10", server: "198.51.100.20")
/// talk.handshake()
/// talk.client(.x224Request(protocols: 3, cookie: "alice"))
/// talk.server(.x224Failure(code: 3))
/// talk.client(.fin)
/// talk.server(.ack)
/// talk.server(.rst)
/// let file = talk.pcapng()
/// ```
///
/// Time passes by itself: a side that answers takes a moment to think, and its answer travels where the capture sees it travel. The same
/// story gives the same bytes on every run.
public struct Conversation {
  public internal(set) var recording = Recording()
  /// The time of the latest packet at the place of capture, in nanoseconds since 1970.
  public var clock: Int64
  /// The time a packet needs there and back.
  public var roundTrip: Double = 0.000_5
  /// The side at whose end the capture runs: its packets have travelled nowhere yet.
  public var capturedAt = Side.client
  var noise: Noise
  var peers: [Peer]
  private var lastSender: Side?
  private var loss: (Loss, segments: Set<Int>?)?
  private var segmentsInLoss = 0

  /// 2026-01-05T10:20:30Z
  public static let start: Int64 = 1_767_608_430_000_000_000

  public init(
    client: Address, server: Address, port: UInt16 = 3389, from clientPort: UInt16 = 49_206,
    _ clientSystem: System = .windows, _ serverSystem: System = .windows, at clock: Int64 = Conversation.start
  ) {
    var noise = Noise(state: UInt64(clientPort) ^ UInt64(clock))
    peers = [(client, clientPort, clientSystem), (server, port, serverSystem)].map { address, port, system in
      Peer(
        address: address, port: port, system: system, initialSequence: UInt32(truncatingIfNeeded: noise.next()),
        identification: UInt16(truncatingIfNeeded: noise.next() >> 8))
    }
    self.noise = noise
    self.clock = clock
  }

  /// One of the two peers, to change its habits before it speaks.
  public subscript(side: Side) -> Peer {
    get { peers[side.rawValue] }
    set { peers[side.rawValue] = newValue }
  }

  /// The capture as a pcapng file; `recording` knows the other formats, and what can go wrong with a capture.
  public func pcapng(_ link: LinkLayer = .ethernet) -> [UInt8] { recording.pcapng(link) }
}

// MARK: - The story

extension Conversation {
  /// SYN, SYN-ACK, ACK.
  public mutating func handshake() {
    client(.syn)
    server(.synAck)
    client(.ack)
  }

  /// The client sends the messages in one write.
  public mutating func client(_ messages: Message...) { say(.client, messages) }

  /// The server sends the messages in one write.
  public mutating func server(_ messages: Message...) { say(.server, messages) }

  /// Nobody says anything for a while.
  public mutating func wait(seconds: Double) { clock += Int64((seconds * 1e9).rounded()) }

  /// `side` sends segments of its latest flight once more, by default all of them.
  public mutating func retransmit(_ side: Side, segments: [Int]? = nil) {
    let flight = self[side].lastFlight
    for index in segments ?? Array(flight.indices) { transmit(flight[index], from: side) }
  }

  /// What is said in `story` (or the segments of it with these numbers, from 0) is lost.
  public mutating func losing(_ kind: Loss, segments: Set<Int>? = nil, _ story: (inout Conversation) -> Void) {
    (loss, segmentsInLoss) = ((kind, segments), 0)
    story(&self)
    loss = nil
  }

  /// The packets of `story` come in the opposite order.
  public mutating func reordered(_ story: (inout Conversation) -> Void) {
    let first = recording.frames.count
    story(&self)
    let late = recording.frames[first...]
    for (index, frame) in zip(late.indices, late.reversed()) {
      recording.frames[index] = frame
      recording.frames[index].time = late[index].time
    }
  }

  /// A later connection of the same two machines, which has forgotten everything but their IP IDs.
  ///
  /// Give `from` the old client port for a reused 4-tuple; by default the next one is taken.
  public func reconnection(after seconds: Double, from port: UInt16? = nil) -> Conversation {
    var next = Conversation(
      client: self[.client].address, server: self[.server].address, port: self[.server].port,
      from: port ?? self[.client].port + 1, self[.client].system, self[.server].system, at: clock)
    (next.roundTrip, next.capturedAt) = (roundTrip, capturedAt)
    for side in [Side.client, .server] {
      (next[side].identification, next[side].hops) = (self[side].identification, self[side].hops)
    }
    if port == self[.client].port { next[.client].initialSequence = self[.client].initialSequence &+ 0x10000 }
    next.wait(seconds: seconds)
    return next
  }
}

/// Where a packet is lost.
public enum Loss: Sendable {
  /// The capture does not see it, nor does the receiver.
  case beforeCapture
  /// The capture sees it, the receiver does not.
  case afterCapture
  /// The receiver gets it; only the capture misses it.
  case byCapture
}

// MARK: - Sending

extension Conversation {
  private mutating func say(_ side: Side, _ messages: [Message]) {
    noise.now = Int(clock / 1_000_000_000)
    let payload = messages.flatMap { $0.payload(&noise) }
    var start = self[side].sent - (messages.first?.stepsBack ?? 0)
    let flags = messages.reduce(0) { $0 | $1.flags }
    var flight = pieces(of: payload).map { piece in
      defer { start += Int64(piece.count) }
      return Segment(start: start, flags: flags & ~(Message.finish | Message.push), payload: piece)
    }
    flight[flight.count - 1].flags = flags
    flight[0].sequence = messages.first?.sequence
    flight[flight.count - 1].window = messages.last?.window
    for segment in flight { transmit(segment, from: side) }
    if let last = flight.last, last.range.upperBound > self[side].sent {
      self[side].lastFlight = flight
      self[side].sent = last.range.upperBound
    }
  }

  private func pieces(of payload: [UInt8]) -> [[UInt8]] {
    guard !payload.isEmpty else { return [[]] }
    let size = min(peers[0].mss, peers[1].mss) - (hasTimestamps ? 12 : 0)
    return stride(from: 0, to: payload.count, by: size).map { Array(payload[$0..<min($0 + size, payload.count)]) }
  }

  private mutating func transmit(_ segment: Segment, from side: Side) {
    pass(turnOf: side)
    let lost = loss.flatMap { $0.segments?.contains(segmentsInLoss) ?? true ? $0.0 : nil }
    segmentsInLoss += 1
    let packet = tcp(segment, from: side, acknowledging: segment.flags & Message.acknowledge != 0)
    self[side].identification &+= 1
    if lost == nil || lost == .afterCapture { record(packet, from: side) }
    if lost == nil || lost == .byCapture {
      self[side.other].receive(segment.range)
      self[side.other].echo = timestamp(of: side)
    }
  }

  mutating func record(_ packet: [UInt8], from side: Side) {
    recording.frames.append(Frame(time: clock, from: side, packet: packet, arrives: side != capturedAt))
  }

  /// Lets the time pass until `side` has its next packet at the place of capture.
  mutating func pass(turnOf side: Side) {
    let isTurn = lastSender != side
    let thinking = isTurn ? 0.000_18 : 0.000_012
    let travelling = isTurn && side != capturedAt && lastSender != nil ? roundTrip : 0
    wait(seconds: thinking + travelling)
    lastSender = side
  }
}
