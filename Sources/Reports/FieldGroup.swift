import Dissectors

/// Which fields of a message share a name: a list such as the cipher suites comes as so many fields.
struct FieldGroups {
  let fields: [Field]
  /// For each field the place of the first one of its name.
  private var firsts: [Int] = []

  init(_ fields: [Field]) {
    self.fields = fields
    firsts.reserveCapacity(fields.count)
    // A name of a length that no other had is a new one, and fields of one name mostly follow each other.
    var lengths: UInt64 = 0
    for (place, field) in fields.enumerated() {
      let length = field.name.utf8.count
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: length)
      let known =
        lengths & bit == 0 ? nil : fields[..<place].lastIndex { $0.name.utf8.count == length && $0.name == field.name }
      firsts.append(known.map { firsts[$0] } ?? place)
      lengths |= bit
    }
  }

  /// Whether the field at `place` is the first of its name.
  func isFirst(_ place: Int) -> Bool { firsts[place] == place }

  /// Whether no field after the one at `place` has its name.
  func isLast(_ place: Int) -> Bool { next(after: place) == nil }

  /// The places of all fields of that name, from `place` on.
  func places(from place: Int) -> some Sequence<Int> { sequence(first: place, next: next) }

  private func next(after place: Int) -> Int? {
    firsts[(place + 1)...].firstIndex(of: firsts[place])
  }
}

/// The fields of a message that share a name, in wire order, or a single one.
struct FieldGroup {
  let name: String
  /// Never empty.
  let fields: [Field]

  /// Groups in order of first appearance.
  static func groups(_ fields: [Field]) -> [FieldGroup] {
    let groups = FieldGroups(fields)
    return fields.indices.filter(groups.isFirst).map { first in
      FieldGroup(name: fields[first].name, fields: groups.places(from: first).map { fields[$0] })
    }
  }
}
