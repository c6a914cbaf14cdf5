import Bytes

/// The headers of every licensing message: the security header, and the preamble with the message's type and size.
///
/// MS-RDPBCGR 2.2.1.12.1.1, Licensing Preamble (LICENSE_PREAMBLE).
public struct LicensePreamble: Equatable, Sendable {
  public let security: SecurityHeader
  public let type: LicenseMessageType
  /// The version of licensing in the low four bits; 0x80 for a peer that understands error messages.
  public let flags: UInt8
  /// Size of the message in bytes, the four of the preamble included.
  public let size: UInt16

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    security = try SecurityHeader(parsing: &reader, expecting: .license)
    let start = reader.position
    type = LicenseMessageType(rawValue: try reader.readUInt8("bMsgType"))
    flags = try reader.readUInt8("license flags")
    size = try reader.readUInt16LE("wMsgSize")
    guard size >= 4 else { throw reader.invalid("wMsgSize", at: start + 2, expected: "4 or more", found: size) }
  }

  /// Reads the headers of the message that has to come here.
  init(parsing reader: inout ByteReader, expecting expected: LicenseMessageType) throws(ParseError) {
    let start = reader.position
    try self.init(parsing: &reader)
    guard type == expected else {
      throw reader.invalid("bMsgType", at: start + 4, expected: "another licensing message", found: type.rawValue)
    }
  }

  /// Size of the message without the preamble.
  public var bodyLength: Int { Int(size) - 4 }

  func append(to fields: inout FieldList) {
    security.append(to: &fields)
    fields.bits("rdp.bMsgType", type)
    fields.number("rdp.bVersion", flags, meaning: "version \(flags & 0x0F)")
    fields.number("rdp.wMsgSize", size)
  }
}
