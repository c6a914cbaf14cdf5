import Capture
import Dissectors

/// Puts the connections of one click of the user together.
///
/// A client that is refused a protocol comes back with fewer; a client that showed its user a prompt comes back when the user has answered.
/// Two users behind one address show themselves by their cookies or by overlapping in time.
///
/// Connections come when they are over. A group is complete when nothing can continue it any more: the time to come back has passed in the
/// capture, and no connection that began in that time is still open.
struct AttemptGrouping: Sendable {
  /// How soon a client that falls back or tries again by itself comes back.
  static let retryWindow = Duration.seconds(5)
  /// How long a user may look at a certificate or credential prompt.
  static let promptWindow = Duration.seconds(300)

  private struct Pair: Hashable, Sendable {
    let client: IPAddress
    let server: Endpoint
  }

  private var lanes: [Pair: AttemptLane] = [:]
  private var deadlines = DeadlineQueue<(pair: Pair, group: AttemptLane.Key)>()

  /// The groups in order of their first connection.
  static func group(_ connections: [Connection]) -> [[Connection]] {
    var grouping = AttemptGrouping()
    for connection in connections { grouping.place(connection) }
    return grouping.finish()
  }
}

extension AttemptGrouping {
  /// Notes that a connection began: a group that it may continue waits for it.
  mutating func begin(_ opening: FlowOpening) {
    let pair = Pair(client: opening.client, server: opening.server)
    lanes[pair, default: AttemptLane()].begin(opening)
  }

  /// Takes a connection that is over.
  mutating func place(_ connection: Connection) {
    let pair = Pair(client: connection.flow.client.address, server: connection.flow.server)
    let (key, waiters) = lanes[pair, default: AttemptLane()].place(connection)
    deadlines.insert((pair, key), at: key.deadline)
    for waiter in waiters { deadlines.insert((pair, waiter), at: waiter.deadline) }
  }

  /// The connection with which the client of `connection` went where its server sent it, by ordinal: the first one, as long as it can be tied.
  func target(of connection: Connection) -> Int? {
    guard let redirection = connection.redirection else { return nil }
    let client = connection.flow.client.address
    let ports = connection.flow.server.port == 3389 ? [3389] : [3389, connection.flow.server.port]
    let begun = redirection.message.addresses.flatMap { address in
      ports.compactMap { lanes[Pair(client: client, server: Endpoint(address: address, port: $0))] }
    }
    return begun.flatMap { $0.begun(since: redirection.event.time) }.filter(connection.leads).map(\.ordinal).min()
  }

  /// Takes a connection that is over and belongs to no attempt.
  mutating func drop(_ connection: Connection) {
    let pair = Pair(client: connection.flow.client.address, server: connection.flow.server)
    guard let place = lanes.index(forKey: pair) else { return }
    for waiter in lanes.values[place].drop(connection) { deadlines.insert((pair, waiter), at: waiter.deadline) }
    if lanes.values[place].isEmpty { lanes.remove(at: place) }
  }

  /// Takes out the groups that are complete by `clock`, each in order of its connections.
  mutating func complete(by clock: Timestamp) -> [[Connection]] {
    var complete: [[Connection]] = []
    while let (pair, key) = deadlines.next(by: clock) {
      guard let place = lanes.index(forKey: pair) else { continue }
      if let group = lanes.values[place].complete(key) { complete.append(group) }
      if lanes.values[place].isEmpty { lanes.remove(at: place) }
    }
    return complete
  }

  /// Takes out the groups that are left, in order of their first connection.
  mutating func finish() -> [[Connection]] {
    defer { self = AttemptGrouping() }
    return lanes.values.flatMap(\.groups).map(\.connections).sorted { $0[0].flow.ordinal < $1[0].flow.ordinal }
  }
}

extension AttemptGrouping {
  /// Whether `next` is the same user's same click as `previous`.
  static func continues(_ previous: Connection, _ next: Connection) -> Bool {
    let gap = next.flow.start - previous.ending
    guard gap > .zero - overlap, !previous.progress.reached(.active), !haveDifferentCookies(previous, next) else {
      return false
    }
    if gap <= retryWindow, offersNoMore(next, than: previous) { return true }
    return gap <= promptWindow && previous.mayReturnFromPrompt
  }

  /// A client may open its next connection just before the last one is quite closed.
  static let overlap = Duration.milliseconds(100)

  private static func haveDifferentCookies(_ one: Connection, _ other: Connection) -> Bool {
    guard let first = one.request?.message.routingToken, let second = other.request?.message.routingToken else {
      return false
    }
    return first.text != second.text
  }

  private static func offersNoMore(_ next: Connection, than previous: Connection) -> Bool {
    guard let offered = previous.requestedProtocols, let offers = next.requestedProtocols else { return true }
    return offers.isSubset(of: offered)
  }
}

extension Connection {
  /// From when on the client may come back.
  var ending: Timestamp { closing?.time ?? flow.end }

  /// How long it may take to come back; a session that ran is not continued.
  var returnWindow: Duration {
    if progress.reached(.active) { return .zero }
    return mayReturnFromPrompt ? AttemptGrouping.promptWindow : AttemptGrouping.retryWindow
  }

  /// Whether the user may be looking at a prompt: one the client stopped for, or one for another password.
  fileprivate var mayReturnFromPrompt: Bool { stoppedAtPrompt || wasRefusedLogon }

  /// Whether the server refused the logon, or ended the connection right after the client had said who the user is.
  var wasRefusedLogon: Bool {
    if logonRefusal != nil { return true }
    guard closing?.side == .server, let last = progress.last?.step else { return false }
    return last == .credsspAuthenticate || last == .credsspServerKey
  }

  /// Whether the client stopped by itself where clients show a prompt: before TLS, when it had seen the certificate, or
  /// with CredSSP when the server had proved that it holds the certificate's key.
  var stoppedAtPrompt: Bool {
    guard closing?.side == .client, let last = progress.last?.step else { return false }
    return [.x224Confirm, .tlsCertificate, .tlsClientFinished, .tlsFinished, .credsspServerKey].contains(last)
  }
}
