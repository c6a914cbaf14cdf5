import Bytes

/// One piece of pre-authentication data: what kind it is, and which encryption types it speaks of.
///
/// RFC 4120 section 5.2.7. What proves the password, tickets among it, is not kept.
public struct Preauthentication: Equatable, Sendable {
  public let type: DataType
  /// Size of the data in bytes.
  public let length: Int
  /// What the KDC offers in PA-ETYPE-INFO and PA-ETYPE-INFO2, or what the client used for PA-ENC-TIMESTAMP.
  public let encryptionTypes: [EncryptionType]
  /// Why Windows refuses, which it adds to some errors. MS-KILE 2.2.2, KERB-EXT-ERROR.
  public let status: NTStatus?

  init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readElement(.sequence, "padata") { body throws(ParseError) in
      let type = DataType(rawValue: try body.readInteger(1, "padata-type"))
      let read = try body.readIfPresent(2, "padata-value") { value throws(ParseError) in
        try value.readElement(.octetString, "padata-value") { Preauthentication(type: type, data: &$0) }
      }
      return read ?? Preauthentication(type: type)
    }
  }

  private init(type: DataType) {
    (self.type, length, encryptionTypes, status) = (type, 0, [], nil)
  }

  /// Reads what is legible; data of another shape than its type says is merely not read.
  private init(type: DataType, data: inout ByteReader) {
    self.type = type
    length = data.remaining
    status = type == .passwordSalt ? Self.status(data) : nil
    encryptionTypes = (try? Self.encryptionTypes(type, &data)) ?? []
  }

  /// Reads a list of such data.
  static func list(parsing reader: inout ByteReader) throws(ParseError) -> [Preauthentication] {
    try reader.readList("padata") { item throws(ParseError) in try Preauthentication(parsing: &item) }
  }

  func append(to fields: inout FieldList) {
    fields.add("kerberos.padata_type", .signed(Int64(type.rawValue)), meaning: type.name)
    for type in encryptionTypes { type.append(as: "kerberos.etype", to: &fields) }
    fields.bits("kerberos.smb.nt_status", status)
  }

  private static func encryptionTypes(
    _ type: DataType, _ data: inout ByteReader
  ) throws(ParseError) -> [EncryptionType] {
    switch type {
    case .encryptedTimestamp: return [try EncryptedData(parsing: &data, "pa-enc-timestamp").type]
    case .encryptionTypeInfo, .encryptionTypeInfo2:
      return try data.readList("etype-info") { entry throws(ParseError) in
        try entry.readElement(.sequence, "etype-info entry") { body throws(ParseError) in
          EncryptionType(rawValue: try body.readInteger(0, "etype"))
        }
      }
    default: return []
    }
  }

  /// A salt of exactly twelve bytes is none: Windows has made the type carry its status, then two numbers that say nothing.
  private static func status(_ data: borrowing ByteReader) -> NTStatus? {
    guard data.remaining == 12, let value = data.peekUInt32BE() else { return nil }
    return NTStatus(rawValue: value.byteSwapped)
  }
}
