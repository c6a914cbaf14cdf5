import Dissectors

/// The fields of a message that share a name, in wire order, or a single one.
struct FieldGroup {
  let name: String
  /// Never empty.
  let fields: [Field]

  /// Groups in order of first appearance.
  static func groups(_ fields: [Field]) -> [FieldGroup] {
    var names = FieldNames()
    names.find(in: fields)
    return names.all.map { name in
      let runs = sequence(first: name.first, next: names.next)
      return FieldGroup(name: name.key.description, fields: runs.flatMap { fields[$0.places] })
    }
  }
}
