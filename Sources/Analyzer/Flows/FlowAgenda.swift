import Capture

/// When to look again whether a connection is over.
///
/// All waits of a kind are equally long, so they fall due in the order in which they were noted, or nearly so: a queue does, and what is
/// due a moment too early for its place is looked at a moment late. Time is the capture's; nothing here depends on how fast it is read.
struct FlowAgenda: Sendable {
  /// What is waited for.
  enum Wait: Sendable {
    /// The last segments after a FIN or RST, and the client's next try over the same ports.
    case afterEnd
    /// Any answer. What both sides spoke on is waited for until it ends: a session may be silent for hours.
    case forAnswer

    var nanoseconds: Int64 {
      switch self {
      case .afterEnd: 5_000_000_000
      case .forAnswer: 300_000_000_000
      }
    }
  }

  struct Item: Sendable {
    let place: Int
    let ordinal: Int
    let wait: Wait
  }

  private struct Queue: Sendable {
    private var items: [(item: Item, due: Timestamp)] = []
    private var head = 0

    var due: Timestamp { head < items.count ? items[head].due : Timestamp(nanoseconds: .max) }

    mutating func append(_ item: Item, due: Timestamp) { items.append((item, due)) }

    mutating func removeFirst() -> Item? {
      guard head < items.count else { return nil }
      defer { forgetTaken() }
      return items[head].item
    }

    private mutating func forgetTaken() {
      head += 1
      guard head > 64, head * 2 > items.count else { return }
      items.removeFirst(head)
      head = 0
    }
  }

  private var afterEnd = Queue()
  private var forAnswer = Queue()
  /// When the first of all is due; asked for each packet.
  private var due = Timestamp(nanoseconds: .max)

  func isDue(by clock: Timestamp) -> Bool { due <= clock }

  mutating func add(_ item: Item, from time: Timestamp) {
    add(item, due: time.advanced(byNanoseconds: item.wait.nanoseconds))
  }

  mutating func add(_ item: Item, due: Timestamp) {
    switch item.wait {
    case .afterEnd: afterEnd.append(item, due: due)
    case .forAnswer: forAnswer.append(item, due: due)
    }
    lookAhead()
  }

  /// The next connection to look at; nil when none is due.
  mutating func next(by clock: Timestamp) -> Item? {
    guard isDue(by: clock) else { return nil }
    defer { lookAhead() }
    return afterEnd.due <= clock ? afterEnd.removeFirst() : forAnswer.removeFirst()
  }

  private mutating func lookAhead() { due = min(afterEnd.due, forAnswer.due) }
}
