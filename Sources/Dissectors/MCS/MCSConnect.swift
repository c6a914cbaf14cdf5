import Bytes

/// The MCS Connect-Initial that carries a client's basic settings, as far as its outer length.
///
/// MS-RDPBCGR 2.2.1.3, Client MCS Connect Initial PDU; T.125 section 11.1. BER application tag 101.
public struct MCSConnectInitial: WireMessage {
  public static let name = "MCS Connect Initial"

  /// Length of the BER contents in bytes.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    length = try readConnectHeader(&reader, tag: 0x65)
    reader.skipUpTo(length)
  }

  public var fields: [Field] { [Field("t125.connect-initial.length", .unsigned(UInt64(length)))] }
}

/// The MCS Connect-Response that carries a server's basic settings, as far as its outer length.
///
/// MS-RDPBCGR 2.2.1.4, Server MCS Connect Response PDU; T.125 section 11.2. BER application tag 102.
public struct MCSConnectResponse: WireMessage {
  public static let name = "MCS Connect Response"

  /// Length of the BER contents in bytes.
  public let length: Int

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    length = try readConnectHeader(&reader, tag: 0x66)
    reader.skipUpTo(length)
  }

  public var fields: [Field] { [Field("t125.connect-response.length", .unsigned(UInt64(length)))] }
}

/// Reads the two-byte application tag and the BER length after it (X.690 section 8.1.3); returns the length of the contents.
private func readConnectHeader(_ reader: inout ByteReader, tag: UInt8) throws(ParseError) -> Int {
  let start = reader.position
  let found = try reader.readUInt16BE("mcs connect tag")
  guard found == 0x7F00 | UInt16(tag) else {
    throw reader.invalid("mcs connect tag", at: start, expected: "application tag 101 or 102", found: found)
  }
  let position = reader.position
  let first = try reader.readUInt8("mcs connect length")
  switch first {
  case 0x00...0x7F: return Int(first)
  case 0x81: return Int(try reader.readUInt8("mcs connect length"))
  case 0x82: return Int(try reader.readUInt16BE("mcs connect length"))
  default: throw reader.invalid("mcs connect length", at: position, expected: "one to three bytes", found: first)
  }
}
