import Bytes

/// One message of one protocol, as a value.
///
/// A message is one file: layout, parser, specification section and printable `fields`. Parsing is total: it returns the message or
/// throws a `ParseError` that names the field, and never traps. A value the format leaves open (a code, a version, a flag) is kept as it came.
public protocol WireMessage: Sendable, Equatable {
  /// The message in the specification's words, such as "X.224 Connection Request".
  static var name: String { get }

  /// Reads the message and steps over it; bytes after it stay in the reader unless the message owns the reader to its end.
  init(parsing reader: inout ByteReader) throws(ParseError)

  /// Appends everything worth printing, comparing and exporting, in wire order.
  func append(to fields: inout FieldList)
}

extension WireMessage {
  /// Everything worth printing, comparing and exporting, in wire order.
  public var fields: [Field] { FieldList.fields(append) }
}
