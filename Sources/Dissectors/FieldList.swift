/// The fields of a message, which it appends one after the other.
///
/// Wireshark shows most numbers in decimal, codes and flags in hexadecimal; so do we. A value that a message lacks leaves no field.
public struct FieldList: Sendable {
  public private(set) var all: [Field] = []
  private let hasMeanings: Bool

  /// Without `meanings`, no value is asked for what it means. There is memory for `room` fields from the start.
  public init(meanings: Bool = true, room: Int = 8) {
    hasMeanings = meanings
    all.reserveCapacity(room)
  }

  /// What `append` appends.
  public static func fields(_ append: (inout Self) -> Void) -> [Field] {
    var list = Self()
    append(&list)
    return list.all
  }

  /// Makes room for those of another message.
  public mutating func removeAll() { all.removeAll(keepingCapacity: true) }

  public mutating func add(_ name: StaticString, _ value: Field.Value, meaning: @autoclosure () -> String? = nil) {
    all.append(Field(name, value, meaning: hasMeanings ? meaning() : nil))
  }
}

extension FieldList {
  /// A number in decimal; one below zero, which no message has here, is shown as zero.
  mutating func number(
    _ name: StaticString, _ value: (some BinaryInteger)?, meaning: @autoclosure () -> String? = nil
  ) {
    if let value { add(name, .unsigned(UInt64(clamping: value)), meaning: meaning()) }
  }

  mutating func number(_ name: StaticString, _ code: (some OpenCode)?) {
    if let code { number(name, code.rawValue, meaning: code.name) }
  }

  /// A number in hexadecimal, with as many digits as its type has.
  mutating func bits<Value: FixedWidthInteger>(
    _ name: StaticString, _ value: Value?, meaning: @autoclosure () -> String? = nil
  ) {
    guard let value else { return }
    add(name, .hex(UInt64(truncatingIfNeeded: value), digits: Value.bitWidth / 4), meaning: meaning())
  }

  mutating func bits(_ name: StaticString, _ code: (some OpenCode)?) {
    if let code { bits(name, code.rawValue, meaning: code.name) }
  }

  mutating func bits(_ name: StaticString, _ flags: (some NamedFlags)?) {
    if let flags { bits(name, flags.rawValue, meaning: flags.names) }
  }

  /// A number whose meaning says the unit.
  mutating func quantity(_ name: StaticString, _ value: (some BinaryInteger)?, _ unit: StaticString) {
    if let value { number(name, value, meaning: "\(value) \(unit)") }
  }

  mutating func flag(_ name: StaticString, _ value: Bool?) {
    if let value { add(name, .boolean(value)) }
  }

  mutating func text(_ name: StaticString, _ text: String?, meaning: @autoclosure () -> String? = nil) {
    if let text { add(name, .text(text), meaning: meaning()) }
  }

  mutating func bytes(_ name: StaticString, _ bytes: [UInt8], meaning: @autoclosure () -> String? = nil) {
    add(name, .bytes(bytes), meaning: meaning())
  }
}
