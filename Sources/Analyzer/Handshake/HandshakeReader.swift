import Bytes
import Capture
import Crypto
import Dissectors

/// Reads both directions of a connection and puts what they say on a timeline.
///
/// The two directions are read in the order of the capture, unit by unit, because what a byte means can depend on what the other side
/// said before: whether TLS 1.3 was chosen, say. What stands at a place is told from the bytes, never from the port.
///
/// A reader cannot be copied: it holds so much that each call of a function that changes nothing would take longer to copy it than to run.
struct HandshakeReader: ~Copyable {
  let client: Cursor
  let server: Cursor
  var timeline = Timeline()
  var tls = TLSState()
  /// Nil without secrets; asking that of the decryptor itself would copy it.
  var decryptor: TLSDecryptor?
  let hasSecrets: Bool
  var context = InnerUnit.Context()
  var session = SessionState()
  /// What client and gateway have said inside TLS; nil where it is no gateway.
  var gateway: GatewayDialog?

  /// The timeline of `flow`, from its first SYN to how it ended; what `secrets` open is read too.
  static func read(_ flow: borrowing Flow, secrets: TLSSecrets = TLSSecrets()) -> Timeline {
    var reader = HandshakeReader(flow: flow, secrets: secrets)
    reader.recordOpening(of: flow)
    reader.readGateway()
    let (client, server) = (reader.client, reader.server)
    while reader.readUnit(client, server) {}
    reader.recordEnd(of: .client)
    reader.recordEnd(of: .server)
    reader.recordClosing(of: flow)
    reader.recordErrors(of: flow)
    return reader.timeline
  }

  init(flow: borrowing Flow, secrets: TLSSecrets = TLSSecrets()) {
    hasSecrets = !secrets.isEmpty
    decryptor = hasSecrets ? TLSDecryptor(secrets: secrets) : nil
    client = Cursor(.client, flow.fromClient.stream)
    server = Cursor(.server, flow.fromServer.stream)
  }

  subscript(side: Side) -> Cursor { side == .client ? client : server }
}

// MARK: - One unit after the other

extension HandshakeReader {
  /// Reads the unit that was complete first, of either side; false when neither has one.
  private mutating func readUnit(_ client: Cursor, _ server: Cursor) -> Bool {
    client.next.frame <= server.next.frame ? readUnit(of: client) : readUnit(of: server)
  }

  private mutating func readUnit(of cursor: Cursor) -> Bool {
    guard let place = cursor.place else { return false }
    let next = cursor.next
    switch next.unit {
    case .tlsRecord(let header): readRecord(header, at: place, of: cursor)
    case .tpkt(let length): readTPKT(length, at: place)
    case .fastPath: timeline.count(from: cursor.side, at: place.origin)
    case .foreign: readForeign(from: cursor.side)
    case .incomplete: cursor.finish()
    }
    cursor.advance(by: next.length)
    return true
  }

  private mutating func readForeign(from side: Side) {
    let name = self[side].withReader { ForeignProtocol.name(of: $0) }
    append(.foreign(protocol: name), at: self[side].place(1), phase: phaseInClear)
    self[side].finish()
  }

  /// What the unread rest of a direction says: a hole in the capture, or a unit that never came whole.
  private mutating func recordEnd(of side: Side) {
    recordInnerEnd(of: side)
    let stream = self[side].stream
    guard !self[side].isFinished, let last = stream.origins.last else { return }
    let rest = stream.count - self[side].offset
    let range = self[side].offset..<stream.count
    let phase = tls.isStarted ? Phase.tls : phaseInClear
    switch stream.ending {
    case .limit: return
    case .gap(let count): timeline.add(Event.Record(last, side, phase, .gap(count: count ?? 0), range))
    case .open:
      guard rest > 0, let kind = self[side].partial else { return }
      timeline.add(Event.Record(last, side, phase, kind, range))
    }
  }
}

// MARK: - Places

extension HandshakeReader {
  mutating func append(_ kind: Event.Kind, at place: Place?, phase: Phase) {
    guard let place else { return }
    timeline.add(
      Event.Record(
        frame: place.origin.frame, time: place.origin.time, side: place.side, phase: phase, kind: kind,
        range: place.range, isInsideTLS: place.isInsideTLS))
  }

  /// The phase of what comes in clear: the negotiation until it is answered, then the exchange of settings.
  private var phaseInClear: Phase {
    timeline.records.contains { $0.holds(X224ConnectionConfirm.self) } ? .mcs : .x224
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

extension Event.Record {
  fileprivate init(_ origin: ByteStream.Origin, _ side: Side, _ phase: Phase, _ kind: Event.Kind, _ range: Range<Int>) {
    self.init(frame: origin.frame, time: origin.time, side: side, phase: phase, kind: kind, range: range)
  }
}
