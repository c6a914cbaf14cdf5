import Bytes

/// Which encryption a client knows for standard RDP security.
///
/// MS-RDPBCGR 2.2.1.3.3, Client Security Data (TS_UD_CS_SEC).
public struct ClientSecurityData: WireMessage {
  public static let name = "Client Security Data"

  public let header: GCCBlockHeader
  public let encryptionMethods: EncryptionMethods
  /// What French clients used instead.
  public let extEncryptionMethods: EncryptionMethods

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .clientSecurity)
    var body = try reader.slice(header.bodyLength, "client security data")
    encryptionMethods = EncryptionMethods(rawValue: try body.readUInt32LE("encryptionMethods"))
    extEncryptionMethods = EncryptionMethods(rawValue: try body.readUInt32LE("extEncryptionMethods"))
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bytes("rdp.encryptionMethods", encryptionMethods.littleEndianBytes, meaning: encryptionMethods.names)
    fields.bytes(
      "rdp.extEncryptionMethods", extEncryptionMethods.littleEndianBytes, meaning: extEncryptionMethods.names)
  }
}
