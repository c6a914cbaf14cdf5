/// Flags from the wire that have names for some of their bits and keep the others as they came.
public protocol NamedFlags: OptionSet, Hashable, Sendable where RawValue: FixedWidthInteger & Sendable {
  /// The specification's names of single bits, lowest first.
  static var table: [(bit: RawValue, name: String)] { get }
}

extension NamedFlags {
  /// The specification's names of the bits that are set, joined with a bar, or nil if none is.
  public var names: String? { flagNames(rawValue, Self.table) }
}
