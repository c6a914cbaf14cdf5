import Bytes

/// Names of the bits that are set in `value`, lowest bit first, joined with a bar; bits without a name in hexadecimal.
///
/// Nil if no bit is set.
func flagNames<Value: FixedWidthInteger>(_ value: Value, _ names: [(bit: Value, name: String)]) -> String? {
  var rest = value
  var text = TextPieces()
  func add(_ name: String) {
    if !text.isEmpty { text.append(" | ") }
    text.append(name)
  }
  for (bit, name) in names where value & bit != 0 {
    if value == bit { return name }
    add(name)
    rest &= ~bit
  }
  if rest != 0 { add("0x" + String(rest, radix: 16, uppercase: true)) }
  return text.isEmpty ? nil : text.text
}
