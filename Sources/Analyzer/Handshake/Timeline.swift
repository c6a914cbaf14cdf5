import Capture
import Dissectors

/// What happened in one connection, in the order of the capture, with the questions rules are written in.
public struct Timeline: Sendable {
  public private(set) var events: [Event] = []
  /// Events past the bound, which are counted only.
  public private(set) var forgotten = 0

  /// The running session, as far as its records show.
  public private(set) var application = Exchange()

  /// What the user's secrets opened.
  public internal(set) var decryption = Decryption()

  private var kinds = MessageKinds()

  init() {}

  mutating func append(_ event: Event) {
    guard events.count < Limits.eventsPerConnection else {
      forgotten += 1
      return
    }
    events.append(event)
    if let type = event.messageType { kinds.insert(type) }
  }

  mutating func count(from side: Side, at origin: ByteStream.Origin) {
    application.count(from: side, at: origin)
  }

  /// Puts events that were found apart from each other into the order of their frames; in one frame the connection is opened before it is used.
  mutating func sort() {
    // Events are large to move: their places are sorted, and each event moves once.
    let places = events.indices.map { (events[$0].frame, events[$0].opensTransport ? 0 : 1, $0) }.sorted(by: <)
    events = places.map { events[$0.2] }
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

extension Event {
  /// Whether it is part of TCP's own handshake.
  fileprivate var opensTransport: Bool {
    if case .segment(let flags) = kind { return flags.isDisjoint(with: [.fin, .rst]) }
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

  /// The first message of a kind, from either side or from `side`.
  public func first<Message: WireMessage>(_ kind: Message.Type, from side: Side? = nil) -> Sighting<Message>? {
    guard kinds.mayContain(ObjectIdentifier(kind)) else { return nil }
    for event in events where side == nil || event.side == side {
      if let message = event.message(kind) { return Sighting(event: event, message: message) }
    }
    return nil
  }

  /// All messages of a kind, in order.
  public func all<Message: WireMessage>(_ kind: Message.Type, from side: Side? = nil) -> [Sighting<Message>] {
    guard kinds.mayContain(ObjectIdentifier(kind)) else { return [] }
    return events.compactMap { event in
      guard side == nil || event.side == side else { return nil }
      return event.message(kind).map { Sighting(event: event, message: $0) }
    }
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
