import Dissectors

/// Which fields of a message share a name: a list such as the cipher suites comes as so many fields.
struct FieldGroups {
  let fields: [Field]
  private var links: [Link] = []

  private struct Link {
    let isFirst: Bool
    /// The place of the next field of that name; 0 after the last.
    var next = 0
  }

  init(_ fields: [Field]) {
    self.fields = fields
    links.reserveCapacity(fields.count)
    // A name of a length that no other had is a new one, and fields of one name mostly follow each other.
    var lengths: UInt64 = 0
    for place in fields.indices {
      let length = fields[place].name.utf8.count
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: length)
      let known = lengths & bit == 0 ? nil : lastPlace(of: fields[place].name, before: place)
      if let known { links[known].next = place }
      links.append(Link(isFirst: known == nil))
      lengths |= bit
    }
  }

  private func lastPlace(of name: String, before place: Int) -> Int? {
    fields.indices[..<place].last { fields[$0].name.utf8.count == name.utf8.count && fields[$0].name == name }
  }

  /// Whether the field at `place` is the first of its name.
  func isFirst(_ place: Int) -> Bool { links[place].isFirst }

  /// Whether no field after the one at `place` has its name.
  func isLast(_ place: Int) -> Bool { links[place].next == 0 }

  /// The places of all fields of that name, from `place` on.
  func places(from place: Int) -> some Sequence<Int> {
    sequence(first: place) { links[$0].next == 0 ? nil : links[$0].next }
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
