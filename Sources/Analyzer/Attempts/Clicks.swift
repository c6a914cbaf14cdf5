import Capture

/// Groups of connections to different addresses that are one click of the user: the two families of a name, or a server and the one it sent the
/// client on to.
///
/// A group that is complete waits here for the others of its click. Almost no connection has others, and then nothing is kept.
struct Clicks: Sendable {
  /// Why two connections belong together.
  enum Tie: Sendable {
    /// One name led to both. Whether one try did, how they went must show.
    case families
    /// The server said so.
    case redirection
  }

  private struct Edge: Sendable {
    let ends: (Int, Int)
    let tie: Tie
  }

  private struct Click: Sendable {
    var edges: [Edge] = []
    /// Ordinals of its connections whose groups are not complete.
    var awaited: Set<Int> = []
    var groups: [[Connection]] = []
  }

  private var clicks: [Int: Click] = [:]
  /// The click of each connection that has one, by ordinal.
  private var numbers: [Int: Int] = [:]
  private var doubtful: Set<Int> = []
  private var next = 0
}

extension Clicks {
  /// Ties two connections of which neither is in a complete group that was handed on.
  mutating func tie(_ one: Int, _ other: Int, _ tie: Tie) {
    guard one != other else { return }
    let known = [one, other].compactMap { numbers[$0] }
    guard known.allSatisfy({ clicks[$0]?.edges.count ?? 0 < Limits.tiesPerClick }) else { return }
    let number = merge(known)
    clicks[number, default: Click()].edges.append(Edge(ends: (one, other), tie: tie))
    for end in [one, other] where numbers[end] == nil {
      numbers[end] = number
      clicks[number]?.awaited.insert(end)
    }
  }

  /// Ties a connection that begins to the one it is beside, if its client tries both families of a name.
  mutating func place(_ opening: FlowOpening, _ lookup: NameLookup, in families: inout FamilyTies) {
    switch families.place(opening, lookup) {
    case .alone: break
    case .beside(let other): tie(other, opening.ordinal, .families)
    case .doubtful(let ordinals): doubt(ordinals)
    }
  }

  /// Takes back what the name said of these connections: two clients were at it.
  mutating func doubt(_ ordinals: [Int]) { doubtful.formUnion(ordinals.filter { numbers[$0] != nil }) }

  /// Takes a complete group, and gives back what is complete with it.
  mutating func add(_ group: [Connection]) -> [[Connection]] {
    if numbers.isEmpty { return [group] }
    let own = Set(group.compactMap { numbers[$0.flow.ordinal] })
    guard !own.isEmpty else { return [group] }
    let number = merge(own.sorted())
    clicks[number]?.groups.append(group)
    for connection in group { clicks[number]?.awaited.remove(connection.flow.ordinal) }
    guard clicks[number]?.awaited.isEmpty ?? true else { return [] }
    return release(number)
  }

  /// What is left when nothing more will come, each click by itself.
  mutating func finish() -> [[Connection]] { clicks.keys.sorted().flatMap { release($0) } }

  /// Makes one of several clicks, or a new one of none.
  private mutating func merge(_ several: [Int]) -> Int {
    guard let number = several.first else {
      next += 1
      return next
    }
    for other in Set(several.dropFirst()) where other != number {
      guard let click = clicks.removeValue(forKey: other) else { continue }
      clicks[number]?.edges += click.edges
      clicks[number]?.awaited.formUnion(click.awaited)
      clicks[number]?.groups += click.groups
      for edge in click.edges { (numbers[edge.ends.0], numbers[edge.ends.1]) = (number, number) }
    }
    return number
  }

  private mutating func release(_ number: Int) -> [[Connection]] {
    guard let click = clicks.removeValue(forKey: number) else { return [] }
    defer {
      for edge in click.edges {
        for end in [edge.ends.0, edge.ends.1] {
          numbers[end] = nil
          doubtful.remove(end)
        }
      }
    }
    return joined(click)
  }

  /// The groups of a click, those together that are tied.
  private func joined(_ click: Click) -> [[Connection]] {
    var places: [Int: Int] = [:]
    for (place, group) in click.groups.enumerated() {
      for connection in group { places[connection.flow.ordinal] = place }
    }
    let areQuiet = click.groups.map { $0.allSatisfy(\.leftTheOtherFamilyAlone) }
    var roots = Array(click.groups.indices)
    for edge in click.edges {
      guard let one = places[edge.ends.0], let other = places[edge.ends.1],
        edge.tie == .redirection || isOneTry(edge, areQuiet[one] || areQuiet[other])
      else { continue }
      let (first, second) = (root(of: one, roots), root(of: other, roots))
      roots[max(first, second)] = min(first, second)
    }
    var joined: [Int: [Connection]] = [:]
    for (place, group) in click.groups.enumerated() { joined[root(of: place, roots), default: []] += group }
    return joined.values.map { $0.sorted { $0.flow.ordinal < $1.flow.ordinal } }
      .sorted { $0[0].flow.ordinal < $1[0].flow.ordinal }
  }

  private func root(of place: Int, _ roots: [Int]) -> Int {
    var place = place
    while roots[place] != place { place = roots[place] }
    return place
  }

  /// Of one try a family is left alone, and there is no doubt about whose it is.
  private func isOneTry(_ edge: Edge, _ isQuiet: Bool) -> Bool {
    isQuiet && !doubtful.contains(edge.ends.0) && !doubtful.contains(edge.ends.1)
  }
}

extension Connection {
  /// Whether the client got no answer, or wanted no more when it had one: it said nothing, so that what it wanted it got over the other family.
  var leftTheOtherFamilyAlone: Bool {
    isDead || (closing?.side == .client && flow.fromClient.payloadBytes == 0 && flow.fromServer.payloadBytes == 0)
  }

  /// Whether the client asked for it, and nobody accepted.
  var isDead: Bool { flow.hasStart && !progress.reached(.tcpSYNACK) && flow.fromClient.payloadBytes == 0 }
}
