import Capture

/// What goes on between one client and one server: connections that are open, and groups of connections that may be continued.
struct AttemptLane: Sendable {
  /// Names a group by its last connection, so that a continued group no longer answers to it.
  struct Key: Sendable {
    let last: Int
    let ending: Timestamp
    /// When the client will have come back, if it does.
    let deadline: Timestamp

    /// The order of groups: that in which their last connections ended.
    var place: (Timestamp, Int) { (ending, last) }

    init(_ connection: Connection) {
      last = connection.flow.ordinal
      ending = connection.ending
      let window = connection.returnWindow.components
      deadline = ending.advanced(byNanoseconds: window.seconds &* 1_000_000_000)
    }
  }

  struct Group: Sendable {
    var key: Key
    var connections: [Connection]
  }

  /// In order of their keys.
  private(set) var groups: [Group] = []
  /// Connections that are not over, in the order in which they began.
  private var open: [FlowOpening] = []
  /// When each of them began, by ordinal.
  private var starts: [Int: Timestamp] = [:]
  /// Groups that wait for an open connection to be over, by its ordinal.
  private var waiting: [Int: [Key]] = [:]

  var isEmpty: Bool { groups.isEmpty && open.isEmpty }
}

extension AttemptLane {
  mutating func begin(_ opening: FlowOpening) {
    open.insert(opening, at: open.firstPlace { $0.place > opening.place })
    starts[opening.ordinal] = opening.start
  }

  /// The first of those that began at `time` or later and are open still, and of those that are over.
  func begun(since time: Timestamp) -> [FlowOpening] {
    let first = open.firstPlace { $0.start >= time }
    let over = groups.suffix(8).compactMap { $0.connections.first }.map { FlowOpening($0.flow) }
    return Array(open[first...].prefix(8)) + over.filter { $0.start >= time }
  }

  /// Puts a connection that is over behind the one that it continues, or into a group of its own. Returns the group's key, and those of the
  /// groups that waited for this connection.
  mutating func place(_ connection: Connection) -> (Key, waiters: [Key]) {
    let ordinal = connection.flow.ordinal
    close(ordinal)
    var group = Group(key: Key(connection), connections: [connection])
    if let index = companion(of: connection) {
      let former = groups.remove(at: index)
      group.connections = (former.connections + [connection]).sorted { $0.flow.ordinal < $1.flow.ordinal }
      if former.key.place > group.key.place { group.key = former.key }
    } else if let index = predecessor(of: connection) {
      group.connections = groups.remove(at: index).connections + [connection]
    }
    groups.insert(group, at: groups.firstPlace { $0.key.place > group.key.place })
    return (group.key, waiting.removeValue(forKey: ordinal) ?? [])
  }

  /// Takes out a group whose deadline has passed; nil when it has been continued or must wait for an open connection.
  mutating func complete(_ key: Key) -> [Connection]? {
    let index = groups.firstPlace { $0.key.place >= key.place }
    guard index < groups.count, groups[index].key.last == key.last else { return nil }
    if let ordinal = successor(of: key) {
      waiting[ordinal, default: []].append(key)
      return nil
    }
    return groups.remove(at: index).connections
  }

  /// The group that holds another channel of the same way through a gateway.
  private func companion(of connection: Connection) -> Int? {
    guard let id = connection.gatewayID else { return nil }
    return groups.indices.suffix(Limits.gatewayChannels).last { index in
      let group = groups[index].connections
      return group.count < Limits.gatewayChannels && group.contains { $0.gatewayID == id }
    }
  }

  /// Takes note that a connection is over which belongs to no attempt; gives the groups that waited for it.
  mutating func drop(_ connection: Connection) -> [Key] {
    close(connection.flow.ordinal)
    return waiting.removeValue(forKey: connection.flow.ordinal) ?? []
  }

  /// The group that a connection continues: of those that ended before it began one of the last few, the latest first.
  private func predecessor(of connection: Connection) -> Int? {
    let end = groups.firstPlace { connection.flow.start - $0.key.ending <= .zero - AttemptGrouping.overlap }
    return (max(0, end - 8)..<end).last { index in
      groups[index].connections.last.map { AttemptGrouping.continues($0, connection) } ?? false
    }
  }

  /// An open connection that began when the client could have come back.
  private func successor(of key: Key) -> Int? {
    guard key.deadline > key.ending else { return nil }
    let index = open.firstPlace { $0.start - key.ending > .zero - AttemptGrouping.overlap }
    return index < open.count && open[index].start <= key.deadline ? open[index].ordinal : nil
  }

  private mutating func close(_ ordinal: Int) {
    guard let start = starts.removeValue(forKey: ordinal) else { return }
    open.remove(at: open.firstPlace { $0.place >= (start, ordinal) })
  }
}

extension FlowOpening {
  /// The order in which connections began.
  fileprivate var place: (Timestamp, Int) { (start, ordinal) }
}

extension Array {
  /// The first index whose element satisfies what all later elements satisfy too.
  fileprivate func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
