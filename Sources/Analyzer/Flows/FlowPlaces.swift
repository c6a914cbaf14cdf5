/// Where the latest connection of each conversation is, by the conversation's tag.
///
/// A tag is a hash under a key of this run already; a dictionary would hash it again for each segment. So this is an open-addressed table, at
/// most half full, in which a tag lies at its home or in the run of full slots that begins there. No tag is 0, which marks a free slot.
struct FlowPlaces: Sendable {
  private struct Slot: Sendable {
    var tag: UInt64 = 0
    var place = 0
  }

  private var slots = Array(repeating: Slot(), count: 64)
  private var count = 0

  var isEmpty: Bool { count == 0 }

  subscript(tag: UInt64) -> Int? {
    @inline(__always)
    get {
      let slot = slots[find(tag)]
      return slot.tag == tag ? slot.place : nil
    }
    set {
      if let newValue { insert(tag, newValue) } else { remove(tag) }
    }
  }

  private mutating func insert(_ tag: UInt64, _ place: Int) {
    let index = find(tag)
    if slots[index].tag == 0 { count += 1 }
    slots[index] = Slot(tag: tag, place: place)
    if count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.tag != 0 { slots[find(slot.tag)] = slot }
  }

  /// Closes the gap that it leaves, so that no run is broken: what lies behind moves up unless its home does not allow it.
  private mutating func remove(_ tag: UInt64) {
    var gap = find(tag)
    guard slots[gap].tag == tag else { return }
    count -= 1
    var next = (gap + 1) & mask
    while slots[next].tag != 0 {
      if distance(from: home(slots[next].tag), to: next) >= distance(from: gap, to: next) {
        slots[gap] = slots[next]
        gap = next
      }
      next = (next + 1) & mask
    }
    slots[gap] = Slot()
  }

  /// The slot that holds `tag`, or the free one where it belongs.
  @inline(__always)
  private func find(_ tag: UInt64) -> Int {
    var index = home(tag)
    while slots[index].tag != 0, slots[index].tag != tag { index = (index + 1) & mask }
    return index
  }

  private var mask: Int { slots.count - 1 }

  private func home(_ tag: UInt64) -> Int { StreamNumbers.home(tag) & mask }

  private func distance(from one: Int, to other: Int) -> Int { (other - one) & mask }
}
