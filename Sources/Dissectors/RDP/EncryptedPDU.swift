import Bytes

/// A PDU under standard RDP security, of which only header and size can be read; it ends where the reader ends.
///
/// MS-RDPBCGR 2.2.8.1.1.2 and 5.3.6.
public struct EncryptedPDU: WireMessage {
  public static let name = "RDP Encrypted PDU"

  public let header: SecurityHeader
  /// Bytes after the basic header: signature and encrypted data.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader)
    length = try reader.skipSecret(reader.remaining, "encrypted data")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.encryptedData.length", length)
  }
}
