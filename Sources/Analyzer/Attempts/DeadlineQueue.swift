import Capture

/// Things to be done at a time, the earliest first; of equal times, what was put in first.
struct DeadlineQueue<Element: Sendable>: Sendable {
  private struct Entry: Sendable {
    let time: Timestamp
    let number: Int
    let element: Element

    func precedes(_ other: Entry) -> Bool { (time, number) < (other.time, other.number) }
  }

  /// A binary heap: no entry precedes the one at half its index.
  private var heap: [Entry] = []
  private var inserted = 0

  mutating func insert(_ element: Element, at time: Timestamp) {
    heap.append(Entry(time: time, number: inserted, element: element))
    inserted += 1
    var index = heap.count - 1
    while index > 0, heap[index].precedes(heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  /// Takes out the earliest element; nil when nothing is due by `clock`.
  mutating func next(by clock: Timestamp) -> Element? {
    guard let first = heap.first, first.time <= clock else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    sink()
    return first.element
  }

  private mutating func sink() {
    var index = 0
    while index * 2 + 1 < heap.count {
      var least = index * 2 + 1
      if least + 1 < heap.count, heap[least + 1].precedes(heap[least]) { least += 1 }
      guard heap[least].precedes(heap[index]) else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
