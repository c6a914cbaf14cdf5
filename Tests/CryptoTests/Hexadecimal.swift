/// The bytes that `text` spells; white space does not matter, anything else ends it.
func hex(_ text: String) -> [UInt8] {
  let digits = text.filter { !$0.isWhitespace }.prefix { $0.isHexDigit }.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
