import Bytes

/// A piece of a licensing message with its own type and length; only these are kept.
///
/// MS-RDPBCGR 2.2.1.12.1.2, Licensing Binary Blob (LICENSE_BINARY_BLOB).
public struct LicenseBlob: Equatable, Sendable {
  public let type: Kind
  /// In bytes, without type and length.
  public let length: UInt16

  /// Reads type and length; the contents stay in the reader.
  init(headerIn reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    type = Kind(rawValue: try reader.readUInt16LE(field))
    length = try reader.readUInt16LE(field)
  }

  /// Reads type and length, and steps over the contents.
  init(parsing reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    try self.init(headerIn: &reader, field)
    try reader.skip(Int(length), field)
  }

  func append(to fields: inout FieldList) {
    fields.number("rdp.wBlobType", type)
    fields.number("rdp.wBlobLen", length)
  }

  public struct Kind: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0x00: "BB_ANY_BLOB"
      case 0x01: "BB_DATA_BLOB"
      case 0x02: "BB_RANDOM_BLOB"
      case 0x03: "BB_CERTIFICATE_BLOB"
      case 0x04: "BB_ERROR_BLOB"
      case 0x09: "BB_ENCRYPTED_DATA_BLOB"
      case 0x0D: "BB_KEY_EXCHG_ALG_BLOB"
      case 0x0E: "BB_SCOPE_BLOB"
      case 0x0F: "BB_CLIENT_USER_NAME_BLOB"
      case 0x10: "BB_CLIENT_MACHINE_NAME_BLOB"
      default: nil
      }
    }
  }
}
