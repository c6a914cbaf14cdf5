/// A number from the wire that has names for some of its values and keeps the others as they came.
public protocol OpenCode: RawRepresentable, Hashable, Sendable where RawValue: FixedWidthInteger & Sendable {
  /// The specification's name of the value, or nil when the value has none that we know.
  var name: String? { get }
}

extension OpenCode {
  /// The value in hexadecimal, as wide as the field that carries it.
  public var hex: String {
    let digits = String(rawValue, radix: 16, uppercase: true)
    let width = MemoryLayout<RawValue>.size * 2
    return "0x" + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
