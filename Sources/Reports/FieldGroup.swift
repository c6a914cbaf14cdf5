import Dissectors

/// The fields of a message that share a name, in wire order: a list such as the cipher suites, or a single value.
struct FieldGroup {
  let name: String
  /// Never empty.
  var fields: [Field]

  /// Groups in order of first appearance.
  static func groups(_ fields: [Field]) -> [FieldGroup] {
    var positions: [String: Int] = [:]
    var groups: [FieldGroup] = []
    for field in fields {
      if let position = positions[field.name] {
        groups[position].fields.append(field)
      } else {
        positions[field.name] = groups.count
        groups.append(FieldGroup(name: field.name, fields: [field]))
      }
    }
    return groups
  }
}
