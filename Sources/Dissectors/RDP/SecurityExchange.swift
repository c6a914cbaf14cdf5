import Bytes

/// The client's random value for standard RDP security, encrypted; only its size is kept.
///
/// MS-RDPBCGR 2.2.1.10.1, Security Exchange PDU Data (TS_SECURITY_PACKET).
public struct SecurityExchange: WireMessage {
  public static let name = "RDP Security Exchange"

  public let header: SecurityHeader
  /// Size of the encrypted random value in bytes, its padding included.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try SecurityHeader(parsing: &reader, expecting: .exchange)
    length = try reader.skipSecret(Int(try reader.readUInt32LE("security packet length")), "encryptedClientRandom")
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.number("rdp.length", length)
  }
}
