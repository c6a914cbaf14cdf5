import Capture
import Dissectors

/// Turns connections that are over into attempts, and hands each attempt over as soon as it is complete.
///
/// The order is that in which the attempts became complete in the capture, and at its end that in which they began. It depends on the
/// packets alone: not on how they were read, and not on when this was asked.
public struct AttemptQueue: Sendable {
  private var grouping = AttemptGrouping()
  private var families = FamilyTies()
  private var clicks = Clicks()
  private var guessing = PasswordGuessing()
  private var lookups: [Int: NameLookup] = [:]
  /// When which client began an attempt; kept only where a failed look-up of the server the user named may have led to it.
  private var starts: [(client: IPAddress, time: Timestamp)] = []
  /// Servers that somebody sent packets to; kept only where the user named one.
  private var reached: Set<IPAddress> = []
  /// Clients that have shown themselves to be scanners: what else they send is no user's either.
  private var scanners: Set<IPAddress> = []
  /// What clients did not get to on the port of gateways.
  private var sought = SoughtGateway()
  /// Beside a real attempt a ticket that failed is evidence or nothing, but no attempt of its own.
  private var hasAttempts = false
  private let options: AnalysisOptions

  public init(options: AnalysisOptions) { self.options = options }

  /// Takes news of connections, and returns the attempts that are complete with them.
  public mutating func add(_ news: ConnectionNews) -> [Attempt] {
    var attempts: [Attempt] = []
    for item in news.items {
      switch item {
      case .began(let opening, let lookup):
        if !lookup.isEmpty { lookups[opening.ordinal] = lookup }
        if lookup.hasBothFamilies { clicks.place(opening, lookup, in: &families) }
        grouping.begin(opening)
      case .over(let connection, let time):
        if connection.isScan { scanners.insert(connection.flow.client.address) }
        if connection.isAside(besides: options.rdpPorts) {
          sought.note(connection, lookups.removeValue(forKey: connection.flow.ordinal) ?? .none)
          grouping.drop(connection)
        } else {
          guessing.note(connection)
          if let target = grouping.target(of: connection) { clicks.tie(connection.flow.ordinal, target, .redirection) }
          grouping.place(connection)
        }
        for group in grouping.complete(by: time) {
          for whole in clicks.add(leaving(group)) { attempts.append(attempt(whole, by: time)) }
        }
      }
    }
    return attempts
  }

  /// The attempts that the end of the capture completes.
  public mutating func finish(_ ending: CaptureEnding) -> [Attempt] {
    let groups = grouping.finish().flatMap { clicks.add(leaving($0)) } + clicks.finish()
    let attempts = groups.sorted { $0[0].flow.ordinal < $1[0].flow.ordinal }
      .map { attempt($0, by: ending.window.end) }
    let failedLookup = ending.failedLookup.flatMap { $0.wasFollowed(by: starts) ? nil : $0 }
    if let failedLookup { return attempts + [Attempt(failedLookup, window: ending.window, code: options.code)] }
    if let failed = ending.failedNeighbor, !reached.contains(failed.server) {
      return attempts + [Attempt(failed, window: ending.window, options)]
    }
    if hasAttempts { return attempts }
    if ending.mayHaveSought, let attempt = sought.attempt(window: ending.window, options) { return [attempt] }
    return ending.failedTickets.map { Attempt($0, window: ending.window, code: options.code) }
  }

  /// A complete group, to which nothing can be tied any more.
  private mutating func leaving(_ group: [Connection]) -> [Connection] {
    for connection in group {
      guard let lookup = lookups[connection.flow.ordinal], lookup.hasBothFamilies else { continue }
      families.forget(connection, lookup)
    }
    return group
  }

  private mutating func attempt(_ connections: [Connection], by time: Timestamp) -> Attempt {
    let lookup = lookups.removeValue(forKey: connections[0].flow.ordinal) ?? .none
    for connection in connections.dropFirst() { lookups[connection.flow.ordinal] = nil }
    hasAttempts = true
    let window = CaptureWindow(start: connections[0].flow.start, end: time)
    var attempt = Attempt(connections, lookup, window: window, code: options.code)
    attempt.clientScans = scanners.contains(connections[0].flow.client.address)
    attempt.look(for: guessing)
    if options.server != nil {
      if starts.count < Limits.rememberedStarts {
        starts.append((connections[0].flow.client.address, attempt.span.start))
      }
      reached.insert(connections[0].flow.server.address)
    }
    return attempt
  }
}
