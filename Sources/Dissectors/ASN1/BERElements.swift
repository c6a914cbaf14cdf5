import Bytes

/// Elements of ASN.1 in the Basic Encoding Rules, of which the Distinguished ones are a part. X.690 section 8.
///
/// The contents of an element are read by a closure that gets a reader of just them. What the closure leaves is skipped, as
/// the extension marks of the specifications ask for. Nesting is that of the code, so no bytes make it deep.
extension ByteReader {
  /// Reads the element tagged `tag` with `contents`.
  mutating func readElement<Value>(
    _ tag: BERTag, _ field: StaticString, _ contents: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> Value {
    let start = position
    let header = try BERHeader(parsing: &self, field)
    guard header.tag == tag else {
      let expected = "tag 0x" + String(tag.rawValue, radix: 16)
      throw ParseError(
        field: "\(field)", position: start,
        problem: .invalid(expected: expected, found: UInt64(header.tag.rawValue)))
    }
    var inside = try slice(header.length, field)
    let value = try contents(&inside)
    try skip(header.endLength, field)
    return value
  }

  /// Reads the element inside `[number]`.
  mutating func read<Value>(
    _ number: UInt8, _ field: StaticString, _ contents: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> Value {
    try readElement(.context(number), field, contents)
  }

  /// Reads the element inside `[number]`, or nothing if another one, or none, comes next.
  mutating func readIfPresent<Value>(
    _ number: UInt8, _ field: StaticString, _ contents: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> Value? {
    isNext(.context(number)) ? try read(number, field, contents) : nil
  }

  /// Reads a SEQUENCE OF, calling `element` until it has read all.
  mutating func readList<Value>(
    _ field: StaticString, _ element: (inout ByteReader) throws(ParseError) -> Value
  ) throws(ParseError) -> [Value] {
    try readElement(.sequence, field) { list throws(ParseError) in
      var values: [Value] = []
      while !list.isAtEnd { values.append(try element(&list)) }
      return values
    }
  }

  /// Whether the next element, if there is one, is tagged `tag`.
  func isNext(_ tag: BERTag) -> Bool { peekUInt8() == tag.rawValue }
}
