import Dissectors

/// The fields of a message that share a name, in wire order: a list such as the cipher suites, or a single value.
struct FieldGroup {
  let name: String
  /// Never empty.
  var fields: [Field]

  /// Groups in order of first appearance.
  static func groups(_ fields: [Field]) -> [FieldGroup] {
    var groups: [FieldGroup] = []
    for field in fields {
      // A message has few names, and fields of one name mostly follow each other; names of one length are rare.
      let length = field.name.utf8.count
      if let position = groups.lastIndex(where: { $0.name.utf8.count == length && $0.name == field.name }) {
        groups[position].fields.append(field)
      } else {
        groups.append(FieldGroup(name: field.name, fields: [field]))
      }
    }
    return groups
  }
}
