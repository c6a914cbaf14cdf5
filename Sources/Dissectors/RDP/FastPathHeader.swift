import Bytes

/// The header of a fast-path PDU: input from the client, updates from the server.
///
/// MS-RDPBCGR 2.2.8.1.2 (input) and 2.2.9.1.2 (output), fpInputHeader, fpOutputHeader and length.
///
/// ```
///  bits 0–1   2–5                      6–7     then
/// ┌──────────┬────────────────────────┬───────┬────────────────────────┐
/// │ action 0 │ number of input events │ flags │ length, 1 or 2 bytes … │
/// └──────────┴────────────────────────┴───────┴────────────────────────┘
/// ```
public struct FastPathHeader: Equatable, Sendable {
  /// How many events an input PDU has; zero for more than 15, and in output.
  public let eventCount: UInt8
  public let isEncrypted: Bool
  public let hasSecureChecksum: Bool
  /// Size of the whole PDU in bytes.
  public let length: Int
  /// Size of what follows this header in bytes.
  public let bodyLength: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let first = try reader.readUInt8("fast-path header")
    guard first & 0x03 == 0 else {
      throw reader.invalid("fast-path header", at: start, expected: "action 0", found: first & 0x03)
    }
    eventCount = first >> 2 & 0x0F
    hasSecureChecksum = first & 0x40 != 0
    isEncrypted = first & 0x80 != 0
    let high = Int(try reader.readUInt8("fast-path length"))
    length = high < 0x80 ? high : (high & 0x7F) << 8 | Int(try reader.readUInt8("fast-path length"))
    bodyLength = length - (reader.position - start)
    guard bodyLength >= 0 else {
      throw reader.invalid("fast-path length", at: start + 1, expected: "the header's size or more", found: length)
    }
  }

  func append(to fields: inout FieldList) {
    let flags = (hasSecureChecksum ? 1 : 0) | (isEncrypted ? 2 : 0)
    fields.number("rdp.fastpath.action", 0, meaning: "fast-path")
    fields.number("rdp.fastpath.numevents", eventCount)
    fields.number("rdp.fastpath.flags", flags, meaning: isEncrypted ? "encrypted" : nil)
    fields.number("rdp.fastpathPDULength", length)
  }
}
