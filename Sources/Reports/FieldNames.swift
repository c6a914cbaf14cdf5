import Bytes
import Dissectors

/// The names of a message's fields, which fields may share: a list such as the cipher suites comes as so many fields.
struct FieldNames {
  /// In order of first appearance.
  private(set) var all: [FieldName] = []

  init(room: Int = 0) { all.reserveCapacity(room) }

  /// Forgets the names of before and looks at those of another message.
  mutating func find(in fields: [Field]) {
    all.removeAll(keepingCapacity: true)
    // A name of a length that no other had is a new one, and fields of one name mostly follow each other.
    var lengths: UInt64 = 0
    for place in fields.indices {
      let key = fields[place].key
      let length: UInt64 = 1 &<< UInt64(truncatingIfNeeded: key.utf8CodeUnitCount)
      if lengths & length != 0, let known = all.lastIndex(where: { $0.key.isSame(as: key) }) {
        if !all[known].isShared { all[known].isShared = true }
      } else {
        all.append(FieldName(key: key, first: place))
        lengths |= length
      }
    }
  }
}

/// A name of a message's fields.
struct FieldName {
  let key: StaticString
  /// The place of the first field of that name.
  let first: Int
  /// Whether other fields have it too.
  fileprivate(set) var isShared = false

  /// Whether the field has it.
  func isName(of field: borrowing Field) -> Bool { field.key.isSame(as: key) }
}
