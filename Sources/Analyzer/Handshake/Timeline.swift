import Capture
import Dissectors

/// What happened in one connection, in the order of the capture, with the questions rules are written in.
public struct Timeline: Sendable {
  public var events: Events { Events(records: records) }

  private(set) var records: [Event.Record] = []
  /// Events past the bound, which are counted only.
  public private(set) var forgotten = 0

  /// The running session, as far as its records show.
  public private(set) var application = Exchange()

  /// What the user's secrets opened.
  public internal(set) var decryption = Decryption()

  /// Those of its messages.
  private(set) var kinds = MessageKinds()

  init() {}

  /// Takes an event to its place in the order of frames, mostly the end; in one frame the connection is opened before it is used.
  mutating func add(_ event: consuming Event.Record) {
    guard records.count < Limits.eventsPerConnection else {
      forgotten += 1
      return
    }
    if records.isEmpty { records.reserveCapacity(32) }
    if let type = event.messageType { kinds.insert(ObjectIdentifier(type)) }
    var index = records.count
    if index > 0, records[index - 1].frame >= event.frame {
      let place = event.place
      while index > 0, records[index - 1].place > place { index -= 1 }
    }
    if index == records.count { records.append(event) } else { records.insert(event, at: index) }
  }

  mutating func count(from side: Side, at origin: ByteStream.Origin) {
    application.count(from: side, at: origin)
  }
}

extension Timeline {
  /// The events of a timeline, in order.
  public struct Events: RandomAccessCollection, Sendable {
    @usableFromInline let records: [Event.Record]

    init(records: [Event.Record]) { self.records = records }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { records.count }

    @inlinable public subscript(position: Int) -> Event { Event(records, at: position) }
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
  /// A message with the event that carries it. Messages are large: rules that look at one share it.
  public final class Sighting<Message: WireMessage>: Sendable {
    public let event: Event
    public let message: Message

    fileprivate init(event: Event, message: Message) {
      self.event = event
      self.message = message
    }
  }

  /// The first message of a kind that meets `condition`, from either side or from `side`.
  @inline(__always)
  public func first<Message: WireMessage>(
    _ kind: Message.Type, from side: Side? = nil, where condition: (Message) -> Bool = { _ in true }
  ) -> Sighting<Message>? {
    mayHold(kind) ? events.first(kind, from: side, where: condition) : nil
  }

  /// Whether there may be a message of a kind; without one, nearly always not.
  @inline(__always)
  func mayHold<Message: WireMessage>(_ kind: Message.Type) -> Bool { kinds.mayContain(ObjectIdentifier(kind)) }

  /// All messages of a kind, in order.
  @inline(__always)
  public func all<Message: WireMessage>(_ kind: Message.Type, from side: Side? = nil) -> [Sighting<Message>] {
    mayHold(kind) ? events.all(kind, from: side) : []
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
  @inline(__always)
  public func answer(to event: Event, from side: Side) -> Event? { events.answer(after: event.frame, from: side) }

  /// The first TCP segment that was recorded for having one of `flags`.
  @inline(__always)
  public func segment(_ flags: TCPFlags, from side: Side? = nil) -> Event? { events.segment(flags, from: side) }
}

// The questions are put to the events alone, since a timeline is large, and would be copied for each.
extension Timeline.Events {
  fileprivate func first<Message: WireMessage>(
    _ kind: Message.Type, from side: Side?, where condition: (Message) -> Bool
  ) -> Timeline.Sighting<Message>? {
    for index in records.indices where records[index].holds(kind) && (side == nil || records[index].side == side) {
      let event = self[index]
      if let message = event.message(kind), condition(message) {
        return Timeline.Sighting(event: event, message: message)
      }
    }
    return nil
  }

  fileprivate func all<Message: WireMessage>(_ kind: Message.Type, from side: Side?) -> [Timeline.Sighting<Message>] {
    records.indices.compactMap { index in
      guard records[index].holds(kind), side == nil || records[index].side == side else { return nil }
      let event = self[index]
      return event.message(kind).map { Timeline.Sighting(event: event, message: $0) }
    }
  }

  fileprivate func answer(after frame: Int, from side: Side) -> Event? {
    for index in records.indices
    where records[index].side == side && records[index].frame > frame && !records[index].range.isEmpty {
      return self[index]
    }
    return nil
  }

  fileprivate func segment(_ flags: TCPFlags, from side: Side?) -> Event? {
    for index in records.indices where side == nil || records[index].side == side {
      if case .segment(let found) = records[index].kind, found.isSuperset(of: flags) { return self[index] }
    }
    return nil
  }
}
