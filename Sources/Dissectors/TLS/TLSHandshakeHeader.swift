import Bytes

/// The four bytes before every handshake message.
///
/// RFC 8446 section 4. A message may span records and a record may hold several messages.
public struct TLSHandshakeHeader: Equatable, Sendable {
  /// Size of the header on the wire.
  public static let byteCount = 4

  public let type: TLSHandshakeType
  /// Size of what follows the header, in bytes.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    type = TLSHandshakeType(rawValue: try reader.readUInt8("handshake type"))
    length = Int(try reader.readUInt24BE("handshake length"))
  }

  /// Reads a header that has to announce a message of `type`.
  init(parsing reader: inout ByteReader, expecting type: TLSHandshakeType, _ expected: StaticString) throws(ParseError)
  {
    let start = reader.position
    try self.init(parsing: &reader)
    guard self.type == type else {
      throw reader.invalid("handshake type", at: start, expected: expected, found: self.type.rawValue)
    }
  }

  func append(to fields: inout FieldList) {
    fields.number("tls.handshake.type", type)
    fields.number("tls.handshake.length", length)
  }
}
