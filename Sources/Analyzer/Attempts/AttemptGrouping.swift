import Capture
import Dissectors

/// Puts the connections of one click of the user together.
///
/// A client that is refused a protocol comes back with fewer; a client that showed its user a prompt comes back when the user has answered.
/// Two users behind one address show themselves by their cookies or by overlapping in time.
struct AttemptGrouping {
  /// How soon a client that falls back or tries again by itself comes back.
  static let retryWindow = Duration.seconds(5)
  /// How long a user may look at a certificate or credential prompt.
  static let promptWindow = Duration.seconds(300)

  private var groups: [[Connection]] = []
  private var latest: [Pair: Int] = [:]

  private struct Pair: Hashable {
    let client: IPAddress
    let server: Endpoint
  }

  /// The groups in order of their first connection.
  static func group(_ connections: [Connection]) -> [[Connection]] {
    var grouping = AttemptGrouping()
    for connection in connections { grouping.place(connection) }
    return grouping.groups
  }

  private mutating func place(_ connection: Connection) {
    let pair = Pair(client: connection.flow.client.address, server: connection.flow.server)
    if let index = latest[pair], let previous = groups[index].last, Self.continues(previous, connection) {
      groups[index].append(connection)
    } else {
      groups.append([connection])
      latest[pair] = groups.count - 1
    }
  }

  /// Whether `next` is the same user's same click as `previous`.
  static func continues(_ previous: Connection, _ next: Connection) -> Bool {
    // A client may open its next connection just before the last one is quite closed.
    let end = previous.closing?.time ?? previous.flow.end
    let gap = next.flow.start - end
    guard gap > .milliseconds(-100), !previous.progress.reached(.active), !haveDifferentCookies(previous, next) else {
      return false
    }
    if gap <= retryWindow, offersNoMore(next, than: previous) { return true }
    return gap <= promptWindow && previous.stoppedAtPrompt
  }

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
  /// Whether the client stopped by itself where clients show a prompt: before TLS, when it had seen the certificate, or
  /// with CredSSP when the server had proved that it holds the certificate's key.
  var stoppedAtPrompt: Bool {
    guard closing?.side == .client, let last = progress.last?.step else { return false }
    return [.x224Confirm, .tlsCertificate, .tlsClientFinished, .tlsFinished, .credsspServerKey].contains(last)
  }
}
