import Capture
import Dissectors

/// Tells the connections of programs that guess passwords from those of users.
///
/// Such programs come again and again with the names that every system has. More than twenty of their connections in a minute make a server's
/// noise; it costs a look at the cookie, and memory only for those who have such a one.
struct PasswordGuessing: Sendable {
  /// How much of it came to a server within a minute, beside one client.
  struct Noise: Sendable, Equatable {
    let connections: Int
    let addresses: Int
  }

  /// More in a minute than a user makes.
  static let rate = 20
  static let window = Duration.seconds(60)

  /// The guesses at one server's doors in the minute before the latest of them.
  private struct Minute: Sendable {
    private var guesses: [(start: Timestamp, client: IPAddress)] = []
    private var head = 0
    private(set) var counts: [IPAddress: Int] = [:]

    var count: Int { guesses.count - head }
    var latest: Timestamp? { guesses.last?.start }

    mutating func add(_ start: Timestamp, _ client: IPAddress) {
      guard latest.map({ start - $0 > .zero - PasswordGuessing.window }) ?? true else { return }
      guesses.append((start, client))
      counts[client, default: 0] += 1
      while head < guesses.count - 1, count > Limits.guessesPerServer || isOld(guesses[head].start, start) { forget() }
      guard head > 64, head * 2 > guesses.count else { return }
      guesses.removeFirst(head)
      head = 0
    }

    private func isOld(_ earlier: Timestamp, _ now: Timestamp) -> Bool { now - earlier > PasswordGuessing.window }

    private mutating func forget() {
      let client = guesses[head].client
      let left = (counts[client] ?? 1) - 1
      counts[client] = left > 0 ? left : nil
      head += 1
    }
  }

  private var servers: [Endpoint: Minute] = [:]
  /// Clients that came too often for a user.
  private var guessers: Set<IPAddress> = []
}

extension PasswordGuessing {
  /// Notes a connection that is over.
  mutating func note(_ connection: Connection) {
    guard connection.isGuess else { return }
    let (server, client) = (connection.flow.server, connection.flow.client.address)
    guard servers[server] != nil || servers.count < Limits.guessedServers else { return }
    servers[server, default: Minute()].add(connection.flow.start, client)
    guard servers[server]?.counts[client] ?? 0 > Self.rate, guessers.count < Limits.guessers else { return }
    guessers.insert(client)
  }

  /// How many servers it is counted for.
  var serverCount: Int { servers.count }

  /// What came to the server of a connection about when it began, from others than its client; nil if that was not much.
  func noise(beside connection: Connection) -> Noise? {
    if servers.isEmpty { return nil }
    guard let minute = servers[connection.flow.server], let latest = minute.latest,
      abs(latest - connection.flow.start) <= Self.window
    else { return nil }
    let own = minute.counts[connection.flow.client.address] ?? 0
    guard minute.count - own > Self.rate else { return nil }
    return Noise(connections: minute.count - own, addresses: minute.counts.count - (own > 0 ? 1 : 0))
  }

  /// Whether these connections, of one client, are guesses: it came too often for a user, or from the Internet with many others of the same kind.
  /// A session that ran is for its user to judge.
  func areGuesses(_ connections: [Connection]) -> Bool {
    guard let first = connections.first, connections.allSatisfy({ $0.isGuess && !$0.progress.reached(.active) }) else {
      return false
    }
    let client = first.flow.client.address
    return guessers.contains(client) || (!client.isPrivate && noise(beside: first) != nil)
  }
}

extension Attempt {
  /// Says whether it is a guess, or how many there were beside it.
  mutating func look(for guessing: PasswordGuessing) {
    isGuess = guessing.areGuesses(connections)
    noise = isGuess ? nil : connections.last.flatMap(guessing.noise)
  }
}

private func abs(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }

extension X224ConnectionRequest {
  /// Whether the cookie names one of the users whom programs try that guess passwords.
  var hasGuessedName: Bool {
    guard let line = routingToken?.text, line.utf8.count <= 32, line.hasPrefix("Cookie: mstshash=") else {
      return false
    }
    let name = line.utf8.dropFirst(17).lazy.map { $0 | 0x20 }
    let length = line.utf8.count - 17
    return Self.guessedNames.contains { $0.count == length && $0.elementsEqual(name) }
  }

  /// In lower case; clients cut names to nine characters.
  private static let guessedNames = ["administr", "administrator", "admin", "hello", "test", "user", "a"].map {
    Array($0.utf8)
  }
}
