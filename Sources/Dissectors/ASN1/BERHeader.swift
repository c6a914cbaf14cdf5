import Bytes

/// What stands before the contents of an ASN.1 element: its tag and its length.
///
/// X.690 sections 8.1.2, 8.1.3 and 8.1.5. Lengths take one to five octets, or are indefinite: then two zero octets end the contents.
struct BERHeader {
  let tag: BERTag
  /// Size of the contents in bytes.
  let length: Int
  /// Size of what ends the contents: 2 for an indefinite length, else 0.
  let endLength: Int

  /// Reads tag and length; the contents stay in the reader, and only an indefinite length needs them to be there.
  init(parsing reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    tag = try Self.readTag(&reader, field)
    let position = reader.position
    if let length = try Self.readLength(&reader, field) {
      self.length = length
      endLength = 0
    } else {
      guard tag.isConstructed else {
        throw reader.invalid(field, at: position, expected: "a definite length", found: 0x80 as UInt8)
      }
      length = try Self.lengthToEnd(reader, field)
      endLength = 2
    }
  }

  private static func readTag(_ reader: inout ByteReader, _ field: StaticString) throws(ParseError) -> BERTag {
    let position = reader.position
    let tag = BERTag(rawValue: try reader.readUInt8(field))
    guard tag.rawValue & 0x1F != 0x1F else {
      throw reader.invalid(field, at: position, expected: "a tag number below 31", found: tag.rawValue)
    }
    return tag
  }

  /// The length in octets, or nil for an indefinite one.
  private static func readLength(_ reader: inout ByteReader, _ field: StaticString) throws(ParseError) -> Int? {
    let position = reader.position
    let first = try reader.readUInt8(field)
    switch first {
    case 0..<0x80: return Int(first)
    case 0x80: return nil
    case 0x81...0x84:
      var length = 0
      for _ in 0..<(first & 0x0F) { length = length << 8 | Int(try reader.readUInt8(field)) }
      return length
    default:
      throw reader.invalid(field, at: position, expected: "a length of at most four octets", found: first)
    }
  }

  /// How far it is to the zero octets that end contents of indefinite length, over the elements in between.
  ///
  /// One pass without recursion: an element of indefinite length inside only has to be closed as well.
  private static func lengthToEnd(_ reader: borrowing ByteReader, _ field: StaticString) throws(ParseError) -> Int {
    var ahead = reader.copy()
    var open = 1
    while true {
      let start = ahead.position
      let tag = try readTag(&ahead, field)
      let length = try readLength(&ahead, field)
      if tag.rawValue == 0, length == 0 {
        open -= 1
        if open == 0 { return start - reader.position }
      } else if let length {
        try ahead.skip(length, field)
      } else {
        open += 1
      }
    }
  }
}
