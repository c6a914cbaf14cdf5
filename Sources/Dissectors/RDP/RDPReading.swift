import Bytes

/// Numbers and texts as MS-RDPBCGR writes them.
extension ByteReader {
  mutating func readInt32LE(_ field: StaticString) throws(ParseError) -> Int32 {
    Int32(bitPattern: try readUInt32LE(field))
  }

  /// UTF-16 text in `count` bytes up to its terminator; an odd last byte is left out.
  mutating func readWideText(_ count: Int, _ field: StaticString) throws(ParseError) -> String {
    let text = try slice(count, field)
    if text.peekUInt16LE() ?? 0 == 0 { return "" }
    if let ascii = text.wideUnits(UInt8.self, upTo: 0x7F) { return String(decoding: ascii, as: UTF8.self) }
    return String(decoding: text.wideUnits(UInt16.self, upTo: .max) ?? [], as: UTF16.self)
  }

  /// The units up to the terminator, if all are at most `highest`. Text is mostly ASCII, of which a string is made much faster.
  private func wideUnits<Unit: FixedWidthInteger>(_ kind: Unit.Type, upTo highest: UInt16) -> [Unit]? {
    var units: [Unit] = []
    units.reserveCapacity(remaining / 2)
    while let unit = peekUInt16LE(at: units.count * 2), unit != 0 {
      guard unit <= highest else { return nil }
      units.append(Unit(truncatingIfNeeded: unit))
    }
    return units
  }

  /// Text of one byte a character in `count` bytes up to its terminator; what is not UTF-8 becomes U+FFFD.
  mutating func readNarrowText(_ count: Int, _ field: StaticString) throws(ParseError) -> String {
    var text = try slice(count, field)
    var length = 0
    while let byte = text.peekUInt8(at: length), byte != 0 { length += 1 }
    return try text.readText(length, field)
  }

  /// Steps over bytes that must not leave the capture, such as a key or a password, and returns how many there were.
  mutating func skipSecret(_ count: Int, _ field: StaticString) throws(ParseError) -> Int {
    try skip(count, field)
    return count
  }
}
