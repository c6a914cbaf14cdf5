import Bytes

/// Where in an NTLM message a value lies: its length, and its offset from the message's first byte.
///
/// MS-NLMP 2.2.1, the ...Fields of all three messages. Values may lie in any order and may overlap; each has to lie inside the message.
struct NTLMBuffer {
  let length: Int
  let offset: Int

  init(parsing reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    length = Int(try reader.readUInt16LE(field))
    try reader.skip(2, field)
    offset = Int(try reader.readUInt32LE(field))
  }

  /// Reads the value with `value`, which gets a reader of just its bytes; an empty value may have any offset.
  func read<Value>(
    in message: borrowing ByteReader, _ field: StaticString,
    _ value: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> Value {
    var reader = message.copy()
    try reader.skip(length == 0 ? 0 : offset, field)
    var bytes = try reader.slice(length, field)
    return try value(&bytes)
  }

  /// Proves that the value lies inside the message, and returns its length.
  func checkedLength(in message: borrowing ByteReader, _ field: StaticString) throws(ParseError) -> Int {
    try read(in: message, field) { $0.remaining }
  }

  /// The value as text, in UTF-16 or in the sender's code page, whose ASCII half alone is legible here.
  func text(in message: borrowing ByteReader, isUnicode: Bool, _ field: StaticString) throws(ParseError) -> String {
    try read(in: message, field) { bytes in
      isUnicode ? bytes.readUTF16() : String(decoding: bytes.readRest(), as: UTF8.self)
    }
  }
}

extension ByteReader {
  /// All that is left as little-endian UTF-16; an odd byte at the end is no text.
  mutating func readUTF16() -> String {
    let bytes = readRest()
    let units = stride(from: 1, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 - 1]) }
    return String(decoding: units, as: UTF16.self)
  }
}
