import Capture
import Dissectors

/// What happened in one connection, in the order of the capture, with the questions rules are written in.
public struct Timeline: Sendable {
  public var events: Events { Events(records: records) }

  private var records: [Event.Record] = []
  /// Events past the bound, which are counted only.
  public private(set) var forgotten = 0

  /// The running session, as far as its records show.
  public private(set) var application = Exchange()

  /// What the user's secrets opened.
  public internal(set) var decryption = Decryption()

  private var kinds = MessageKinds()

  init() {}

  /// Takes an event to its place in the order of frames, mostly the end; in one frame the connection is opened before it is used.
  mutating func add(_ event: consuming Event.Record) {
    guard records.count < Limits.eventsPerConnection else {
      forgotten += 1
      return
    }
    if records.isEmpty { records.reserveCapacity(32) }
    if let type = event.messageType { kinds.insert(type) }
    let place = event.place
    var index = records.count
    while index > 0, records[index - 1].place > place { index -= 1 }
    if index == records.count { records.append(event) } else { records.insert(event, at: index) }
  }

  mutating func count(from side: Side, at origin: ByteStream.Origin) {
    application.count(from: side, at: origin)
  }
}

extension Timeline {
  /// The events of a timeline, in order.
  public struct Events: RandomAccessCollection, Sendable {
    fileprivate let records: [Event.Record]

    public var startIndex: Int { 0 }
    public var endIndex: Int { records.count }

    public subscript(position: Int) -> Event { Event(records, at: position) }
  }
}

/// The types of the messages of a timeline, as a Bloom filter in two words: most of what rules ask for is in no capture without secrets, and need
/// not be looked for.
private struct MessageKinds: Sendable {
  private var bits: (UInt64, UInt64) = (0, 0)

  mutating func insert(_ type: ObjectIdentifier) {
    let own = Self.bits(type)
    bits = (bits.0 | own.0, bits.1 | own.1)
  }

  func mayContain(_ type: ObjectIdentifier) -> Bool {
    let own = Self.bits(type)
    return bits.0 & own.0 != 0 && bits.1 & own.1 != 0
  }

  /// Metadata lies at multiples of 8; the product spreads neighbours.
  private static func bits(_ type: ObjectIdentifier) -> (UInt64, UInt64) {
    let spread = (UInt64(UInt(bitPattern: type)) >> 3) &* 0x9E37_79B9_7F4A_7C15
    return (1 << (spread >> 58), 1 << (spread >> 52 & 63))
  }
}

extension Event.Record {
  /// Grows with the frame; in one frame TCP's own handshake comes first.
  fileprivate var place: Int { frame * 2 + (opensTransport ? 0 : 1) }

  private var opensTransport: Bool {
    if messageType == nil, !isApplicationRecord, case .segment(let flags) = kind { return !flags.ends }
    return false
  }
}

// MARK: - Questions

extension Timeline {
  /// A message with the event that carries it.
  public struct Sighting<Message: WireMessage>: Sendable {
    public let event: Event
    public let message: Message
  }

  /// The first message of a kind that meets `condition`, from either side or from `side`.
  public func first<Message: WireMessage>(
    _ kind: Message.Type, from side: Side? = nil, where condition: (Message) -> Bool = { _ in true }
  ) -> Sighting<Message>? {
    guard mayHold(kind) else { return nil }
    for index in records.indices where records[index].holds(kind) && (side == nil || records[index].side == side) {
      let event = events[index]
      if let message = event.message(kind), condition(message) { return Sighting(event: event, message: message) }
    }
    return nil
  }

  /// Whether there may be a message of a kind; without one, nearly always not.
  func mayHold<Message: WireMessage>(_ kind: Message.Type) -> Bool { kinds.mayContain(ObjectIdentifier(kind)) }

  /// All messages of a kind, in order.
  public func all<Message: WireMessage>(_ kind: Message.Type, from side: Side? = nil) -> [Sighting<Message>] {
    guard mayHold(kind) else { return [] }
    return records.indices.compactMap { index in
      guard records[index].holds(kind), side == nil || records[index].side == side else { return nil }
      let event = events[index]
      return event.message(kind).map { Sighting(event: event, message: $0) }
    }
  }

  /// The furthest phase that was reached before `frame`.
  func phase(before frame: Int) -> Phase {
    var reached = Phase.tcp
    for index in records.indices where records[index].frame < frame && records[index].phase != reached {
      reached = max(reached, records[index].phase)
    }
    return reached
  }

  /// The first event after `event` that `side` caused and that holds bytes of a stream.
  public func answer(to event: Event, from side: Side) -> Event? {
    events.first { $0.side == side && $0.frame > event.frame && !$0.range.isEmpty }
  }

  /// The first TCP segment that was recorded for having one of `flags`.
  public func segment(_ flags: TCPFlags, from side: Side? = nil) -> Event? {
    events.first { event in
      guard side == nil || event.side == side, case .segment(let found) = event.kind else { return false }
      return found.isSuperset(of: flags)
    }
  }
}
