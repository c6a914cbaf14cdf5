import Bytes
import Capture
import Crypto
import Dissectors

/// Reads both directions of a connection and puts what they say on a timeline.
///
/// The two directions are read in the order of the capture, unit by unit, because what a byte means can depend on what the other side
/// said before: whether TLS 1.3 was chosen, say. What stands at a place is told from the bytes, never from the port.
struct HandshakeReader {
  let flow: Flow
  private let clientStream: ByteStream
  private let serverStream: ByteStream
  var timeline = Timeline()
  var client = Cursor(.client)
  var server = Cursor(.server)
  var tls = TLSState()
  /// Nil without secrets.
  var decryptor: TLSDecryptor?
  var context = InnerUnit.Context()
  var session = SessionState()

  /// The timeline of `flow`, from its first SYN to how it ended; what `secrets` open is read too.
  static func read(_ flow: Flow, secrets: TLSSecrets = TLSSecrets()) -> Timeline {
    var reader = HandshakeReader(flow: flow, secrets: secrets)
    while let side = reader.nextSide() { reader.readUnit(from: side) }
    reader.recordEnd(of: .client)
    reader.recordEnd(of: .server)
    reader.recordSegments()
    reader.recordErrors()
    reader.timeline.sort()
    return reader.timeline
  }

  init(flow: Flow, secrets: TLSSecrets = TLSSecrets()) {
    self.flow = flow
    decryptor = secrets.isEmpty ? nil : TLSDecryptor(secrets: secrets)
    clientStream = flow.fromClient.stream
    serverStream = flow.fromServer.stream
  }

  /// In place: every unit changes a cursor, which is too large to be copied there and back.
  subscript(side: Side) -> Cursor {
    _read { if side == .client { yield client } else { yield server } }
    _modify { if side == .client { yield &client } else { yield &server } }
  }

  func stream(from side: Side) -> ByteStream { side == .client ? clientStream : serverStream }
}

// MARK: - One unit after the other

extension HandshakeReader {
  /// The side whose next unit was complete first; nil when neither has one.
  private mutating func nextSide() -> Side? {
    switch (look(at: .client).frame, look(at: .server).frame) {
    case (nil, nil): nil
    case (.some, nil): .client
    case (nil, .some): .server
    case (.some(let one), .some(let other)): one <= other ? .client : .server
    }
  }

  /// What stands at the cursor of a side, and the frame in which it was complete.
  private mutating func look(at side: Side) -> (unit: Cursor.Unit, frame: Int?) {
    if self[side].isFinished { return (.incomplete, nil) }
    if let next = self[side].next { return next }
    let stream = stream(from: side)
    let unit = self[side].unit(in: stream)
    let last = self[side].offset + max(0, unit.length - 1)
    let next = (unit, unit == .incomplete ? nil : stream.completion(at: last)?.frame)
    self[side].next = next
    return next
  }

  private mutating func readUnit(from side: Side) {
    let stream = stream(from: side)
    let unit = look(at: side).unit
    switch unit {
    case .incomplete: self[side].isFinished = true
    case .foreign: readForeign(stream, from: side)
    case .tlsRecord(let length): readRecord(stream, length, from: side)
    case .tpkt(let length): readTPKT(stream, length, from: side)
    case .fastPath(let length): tally(side, at: place(stream, length, side), phase: .active)
    }
    self[side].offset += unit.length
  }

  private mutating func readForeign(_ stream: ByteStream, from side: Side) {
    let name = stream.withReader(from: self[side].offset) { ForeignProtocol.name(of: $0) }
    let place = place(stream, 1, side)
    append(.foreign(protocol: name), at: place, phase: phaseInClear)
    self[side].isFinished = true
  }

  /// What the unread rest of a direction says: a hole in the capture, or a unit that never came whole.
  private mutating func recordEnd(of side: Side) {
    recordInnerEnd(of: side)
    let stream = stream(from: side)
    guard !self[side].isFinished, let last = stream.origins.last else { return }
    let rest = stream.count - self[side].offset
    let range = self[side].offset..<stream.count
    let phase = tls.isStarted ? Phase.tls : phaseInClear
    switch stream.ending {
    case .limit: return
    case .gap(let count): timeline.append(Event(last, side, phase, .gap(count: count ?? 0), range))
    case .open:
      guard rest > 0, let kind = self[side].partial(in: stream) else { return }
      timeline.append(Event(last, side, phase, kind, range))
    }
  }
}

// MARK: - Places

extension HandshakeReader {
  /// Where a unit of `length` bytes at the cursor ends.
  func place(_ stream: ByteStream, _ length: Int, _ side: Side) -> Place? {
    let offset = self[side].offset
    guard let origin = stream.completion(at: offset + length - 1) else { return nil }
    return Place(side: side, origin: origin, range: offset..<(offset + length))
  }

  mutating func append(_ kind: Event.Kind, at place: Place?, phase: Phase) {
    guard let place else { return }
    timeline.append(
      Event(
        frame: place.origin.frame, time: place.origin.time, side: place.side, phase: phase, kind: kind,
        range: place.range, isInsideTLS: place.isInsideTLS))
  }

  /// Counts a unit of the running session.
  mutating func tally(_ side: Side, at place: Place?, phase: Phase) {
    guard let place else { return }
    timeline.count(from: side, at: place.origin)
  }

  /// The phase of what comes in clear: the negotiation until it is answered, then the exchange of settings.
  private var phaseInClear: Phase {
    timeline.first(X224ConnectionConfirm.self) == nil ? .x224 : .mcs
  }
}

/// Where in a direction's bytes, and in which frame, something stands.
struct Place {
  let side: Side
  let origin: ByteStream.Origin
  let range: Range<Int>
  /// Whether it is content of TLS application data, of which `range` then names the records.
  var isInsideTLS = false
}

extension Event {
  init(_ origin: ByteStream.Origin, _ side: Side, _ phase: Phase, _ kind: Kind, _ range: Range<Int>) {
    self.init(frame: origin.frame, time: origin.time, side: side, phase: phase, kind: kind, range: range)
  }
}
