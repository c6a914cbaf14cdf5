import Capture
import Dissectors

/// Tells which connections are one try of a name that has addresses of both families.
///
/// A client that was given an IPv6 and an IPv4 address tries one after the other, or both at once, and goes on with what answers first (RFC 8305
/// section 5). The look-up ties the two: one client asked for the name, was given both addresses, and connected to both. The addresses of the
/// two clients differ, so the one that asked in vain for its own family is found by what it connects to and when (`LookupFinder`). Where two
/// clients could be meant nothing is tied.
struct FamilyTies: Sendable {
  /// How long after the first try the other family may follow. Windows gives a silent address up after 21 s.
  static let window = Duration.seconds(30)

  private struct Target: Hashable, Sendable {
    let asker: IPAddress
    let name: String
    let port: UInt16
  }

  fileprivate struct Seen: Sendable {
    let ordinal: Int
    let client: IPAddress
    let start: Timestamp
  }

  /// The latest tries of one name: one a family, so that no client can make it long.
  fileprivate struct Tries: Sendable {
    var ipv4: Seen?
    var ipv6: Seen?
    /// The family with which the user's click began.
    var firstIsIPv4: Bool
    /// Until when two clients cannot be told apart.
    var doubtUntil: Timestamp?

    subscript(isIPv4: Bool) -> Seen? {
      get { isIPv4 ? ipv4 : ipv6 }
      set { if isIPv4 { ipv4 = newValue } else { ipv6 = newValue } }
    }
  }

  private var tries: [Target: Tries] = [:]
}

extension FamilyTies {
  /// What a new connection is to those before it.
  enum Place: Sendable {
    case alone
    /// The same try as that of the connection with this ordinal.
    case beside(Int)
    /// Another client's than these, or not: it cannot be told.
    case doubtful([Int])
  }

  /// Notes that a client went to an address of a name that has both kinds.
  mutating func place(_ opening: FlowOpening, _ lookup: NameLookup) -> Place {
    guard let target = target(opening.server.port, lookup) else { return .alone }
    let isIPv4 = opening.server.address.isIPv4
    let seen = Seen(ordinal: opening.ordinal, client: opening.client, start: opening.start)
    guard var known = tries[target] else {
      tries[target] = Tries(seen, isIPv4)
      return .alone
    }
    defer { tries[target] = known }
    if let twin = known[isIPv4], twin.client != seen.client, seen.start - twin.start <= Self.window {
      known.doubtUntil = seen.start.advanced(byNanoseconds: Self.window.components.seconds * 1_000_000_000)
      defer { known[isIPv4] = seen }
      return .doubtful([known.ipv4, known.ipv6, seen].compactMap { $0?.ordinal })
    }
    let other = known[!isIPv4].flatMap { seen.start - $0.start <= Self.window ? $0 : nil }
    guard let other, !known.isOver(for: isIPv4, seen.start, after: other) else {
      known = Tries(seen, isIPv4, doubtUntil: known.doubtUntil)
      return .alone
    }
    known[isIPv4] = seen
    return known.doubtUntil.map { seen.start <= $0 } ?? false ? .alone : .beside(other.ordinal)
  }

  /// Forgets a connection whose attempt is complete: nothing can be tied to it any more.
  mutating func forget(_ connection: Connection, _ lookup: NameLookup) {
    guard let target = target(connection.flow.server.port, lookup), var known = tries[target] else { return }
    for isIPv4 in [true, false] where known[isIPv4]?.ordinal == connection.flow.ordinal { known[isIPv4] = nil }
    tries[target] = known.ipv4 == nil && known.ipv6 == nil ? nil : known
  }

  private func target(_ port: UInt16, _ lookup: NameLookup) -> Target? {
    guard lookup.hasBothFamilies, let name = lookup.name, let asker = lookup.records.first?.client else { return nil }
    return Target(asker: asker, name: name.lowercased(), port: port)
  }
}

extension FamilyTies.Tries {
  fileprivate init(_ seen: FamilyTies.Seen, _ isIPv4: Bool, doubtUntil: Timestamp? = nil) {
    self.init(firstIsIPv4: isIPv4, doubtUntil: doubtUntil)
    self[isIPv4] = seen
  }

  /// Whether a client that comes back to the family it began with, after it tried the other one, does so for another click.
  fileprivate func isOver(for isIPv4: Bool, _ start: Timestamp, after other: FamilyTies.Seen) -> Bool {
    isIPv4 == firstIsIPv4 && start - other.start > AttemptGrouping.retryWindow
  }
}
