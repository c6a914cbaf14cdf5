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
  /// What the specification says of the value, in our words: one or two short sentences.
  public let meaning: String

  public init(_ value: UInt32, _ name: String, _ meaning: String) {
    self.value = value
    self.name = name
    self.meaning = meaning
  }
}

extension CodeTable {
  public var name: String? { entry?.name }

  /// What the value means, or nil when it is not in the table.
  public var meaning: String? { entry?.meaning }

  private var entry: CodeEntry? { Self.entries.first { $0.value == rawValue } }
}
