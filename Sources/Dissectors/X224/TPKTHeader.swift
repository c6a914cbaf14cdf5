import Bytes

/// The four bytes before every X.224 unit on TCP.
///
/// RFC 1006 section 6. The length counts the header itself and is at least 7, since the shortest unit inside has three bytes.
///
/// ```
///  0         1          2           3
/// ┌─────────┬──────────┬───────────────────────┐
/// │ version │ reserved │ length, both included │
/// │    3    │    0     │    7 … 65535          │
/// └─────────┴──────────┴───────────────────────┘
/// ```
public struct TPKTHeader: WireMessage {
  public static let name = "TPKT Header"

  /// Size of the header on the wire.
  public static let byteCount = 4

  public let reserved: UInt8
  /// Size of the whole unit in bytes, header included.
  public let length: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let version = try reader.readUInt8("tpkt version")
    guard version == 3 else { throw reader.invalid("tpkt version", at: start, expected: "3", found: version) }
    reserved = try reader.readUInt8("tpkt reserved")
    length = try reader.readUInt16BE("tpkt length")
    guard length >= 7 else {
      throw reader.invalid("tpkt length", at: start + 2, expected: "7 or more", found: length)
    }
  }

  /// Size of what follows the header, in bytes.
  public var bodyLength: Int { Int(length) &- Self.byteCount }

  public func append(to fields: inout FieldList) {
    fields.number("tpkt.version", 3)
    fields.number("tpkt.reserved", reserved)
    fields.number("tpkt.length", length)
  }
}
