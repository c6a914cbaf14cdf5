import Bytes
import Dissectors

/// The names of a message's fields, which fields may share: a list such as the cipher suites comes as so many fields.
struct FieldNames {
  /// In order of first appearance.
  private(set) var all: [FieldName] = []
  /// Fields of a name that does not come for the first time.
  private var repeats: [Run] = []

  /// Fields of one name that follow each other.
  struct Run {
    let places: Range<Int>
    /// Where among those that repeat a name the next ones are.
    fileprivate var next: Int?
  }

  init(room: Int = 0) {
    all.reserveCapacity(room)
    repeats.reserveCapacity(room)
  }

  /// Forgets the names of before and looks at those of another message.
  mutating func find(in fields: [Field]) {
    all.removeAll(keepingCapacity: true)
    repeats.removeAll(keepingCapacity: true)
    // A name of a length that no other had is a new one.
    var lengths: UInt64 = 0
    var start = 0
    while start < fields.count {
      let key = fields[start].key
      var end = start + 1
      while end < fields.count, fields[end].key.isSame(as: key) { end += 1 }
      let length: UInt64 = 1 &<< UInt64(truncatingIfNeeded: key.utf8CodeUnitCount)
      if lengths & length != 0, let known = all.lastIndex(where: { $0.key.isSame(as: key) }) {
        add(start..<end, to: known)
      } else {
        all.append(FieldName(key: key, first: Run(places: start..<end)))
        lengths |= length
      }
      start = end
    }
  }

  private mutating func add(_ places: Range<Int>, to known: Int) {
    if let last = all[known].last { repeats[last].next = repeats.count } else { all[known].first.next = repeats.count }
    all[known].last = repeats.count
    repeats.append(Run(places: places))
  }

  /// The next fields of the same name.
  func next(after run: Run) -> Run? { run.next.map { repeats[$0] } }
}

/// A name of a message's fields.
struct FieldName {
  let key: StaticString
  /// The first of its fields.
  fileprivate(set) var first: FieldNames.Run
  /// Where among those that repeat a name its last ones are.
  fileprivate var last: Int?

  fileprivate init(key: StaticString, first: FieldNames.Run) {
    self.key = key
    self.first = first
  }

  /// Whether several fields have it.
  var isShared: Bool { first.places.count > 1 || last != nil }
}
