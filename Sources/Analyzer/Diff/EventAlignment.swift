import Dissectors

/// Pairs the events of two handshakes so that as many as possible meet their like, in order.
struct EventAlignment {
  /// Events of a handshake that are aligned; the work grows with the product of both sides, and a handshake has fewer
  /// than a hundred.
  static let longest = 512

  let pairs: [(Event?, Event?)]

  init(_ good: [Event], _ bad: [Event]) {
    let left = Self.steps(good)
    let right = Self.steps(bad)
    let table = Self.commonLengths(left.map(\.key), right.map(\.key))
    var pairs: [(Event?, Event?)] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if i < left.count, j < right.count, left[i].key == right[j].key {
        pairs.append((left[i].event, right[j].event))
        (i, j) = (i + 1, j + 1)
      } else if j == right.count || (i < left.count && table[i + 1][j] >= table[i][j + 1]) {
        pairs.append((left[i].event, nil))
        i += 1
      } else {
        pairs.append((nil, right[j].event))
        j += 1
      }
    }
    self.pairs = pairs
  }

  /// What makes two events alike: the message's name and its sender, whatever its fields.
  private struct Key: Equatable {
    let name: String
    let side: Side?
  }

  /// Events with their keys. Encrypted records that follow each other count as one step: their number says nothing.
  private static func steps(_ events: [Event]) -> [(event: Event, key: Key)] {
    var steps: [(event: Event, key: Key)] = []
    for event in events.prefix(longest) {
      let key = Key(name: event.name, side: event.isApplicationRecord ? nil : event.side)
      if event.isApplicationRecord, steps.last?.key == key { continue }
      steps.append((event, key))
    }
    return steps
  }

  /// At [i][j] the most pairs that can be made of what follows position i on the left and j on the right.
  private static func commonLengths(_ left: [Key], _ right: [Key]) -> [[Int]] {
    var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        table[i][j] = left[i] == right[j] ? table[i + 1][j + 1] + 1 : max(table[i + 1][j], table[i][j + 1])
      }
    }
    return table
  }
}
