import Bytes

/// The header of each block of settings.
///
/// MS-RDPBCGR 2.2.1.3.1, User Data Header (TS_UD_HEADER).
public struct GCCBlockHeader: Equatable, Sendable {
  public let type: GCCBlockType
  /// Size of the block in bytes, the four of the header included.
  public let length: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    type = GCCBlockType(rawValue: try reader.readUInt16LE("block type"))
    length = try reader.readUInt16LE("block length")
    guard length >= 4 else { throw reader.invalid("block length", at: start + 2, expected: "4 or more", found: length) }
  }

  /// Reads the header of the block that has to come here.
  init(parsing reader: inout ByteReader, expecting expected: GCCBlockType) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard type == expected else {
      throw reader.invalid("block type", at: start, expected: "another block", found: type.rawValue)
    }
  }

  /// Size of the block without its header.
  public var bodyLength: Int { Int(length) - 4 }

  func append(to fields: inout FieldList) {
    fields.bits("rdp.header.type", type)
    fields.number("rdp.header.length", length)
  }
}
