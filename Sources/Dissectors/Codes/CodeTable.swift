/// An open code whose known values form a table that can be searched by value and walked by name.
public protocol CodeTable: OpenCode {
  /// The known values, in ascending order.
  static var entries: [CodeEntry] { get }
}

/// One known value of an error space.
public struct CodeEntry: Equatable, Sendable {
  public let value: UInt32
  /// The specification's name.
  public let name: String
  /// What the specification says of the value, in our words; empty when only a name was found.
  public let meaning: String

  public init(_ value: UInt32, _ name: String, _ meaning: String) {
    self.value = value
    self.name = name
    self.meaning = meaning
  }
}

extension CodeTable {
  public var name: String? { entry?.name }

  /// What the value means, or nil when the table does not say.
  public var meaning: String? { entry.flatMap { $0.meaning.isEmpty ? nil : $0.meaning } }

  private var entry: CodeEntry? {
    guard let value = UInt32(exactly: rawValue) else { return nil }
    return Self.entries.entry(value)
  }
}

extension [CodeEntry] {
  /// The entry of a value. Those that are passed by are not copied.
  fileprivate func entry(_ value: UInt32) -> CodeEntry? {
    for index in indices where self[index].value == value { return self[index] }
    return nil
  }
}
