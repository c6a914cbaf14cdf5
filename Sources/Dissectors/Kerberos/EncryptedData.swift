import Bytes

/// Something encrypted: how, with which version of the key, and how much of it there is.
///
/// RFC 4120 section 5.2.9. The cipher text is not kept.
public struct EncryptedData: Equatable, Sendable {
  public let type: EncryptionType
  public let keyVersion: Int64?
  /// Size of the cipher text in bytes.
  public let length: Int

  init(parsing reader: inout ByteReader, _ field: StaticString) throws(ParseError) {
    self = try reader.readElement(.sequence, field) { data throws(ParseError) in
      EncryptedData(
        type: EncryptionType(rawValue: try data.readInteger(0, "etype")),
        keyVersion: try data.readIfPresent(1, "kvno") { value throws(ParseError) in try value.readInteger("kvno") },
        length: try data.read(2, field) { octets throws(ParseError) in try octets.readOctetsLength(field) })
    }
  }

  private init(type: EncryptionType, keyVersion: Int64?, length: Int) {
    self.type = type
    self.keyVersion = keyVersion
    self.length = length
  }

  func append(to fields: inout FieldList) {
    type.append(as: "kerberos.etype", to: &fields)
    if let keyVersion { fields.add("kerberos.kvno", .signed(keyVersion)) }
    fields.number("kerberos.cipher.length", length)
  }
}
