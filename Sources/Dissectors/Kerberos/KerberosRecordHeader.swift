import Bytes

/// The length that comes before each Kerberos message over TCP.
///
/// RFC 4120 section 7.2.2. The highest bit is reserved and zero.
public struct KerberosRecordHeader: WireMessage {
  public static let name = "Kerberos record"

  /// Size of the message that follows, in bytes.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let position = reader.position
    let value = try reader.readUInt32BE("kerberos record length")
    guard value < 0x8000_0000 else {
      throw reader.invalid("kerberos record length", at: position, expected: "the highest bit to be 0", found: value)
    }
    length = Int(value)
  }

  public func append(to fields: inout FieldList) { fields.number("kerberos.rm.length", length) }
}
