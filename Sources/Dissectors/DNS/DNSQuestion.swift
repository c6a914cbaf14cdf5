import Bytes

/// One name that is asked about: RFC 1035 section 4.1.2.
public struct DNSQuestion: Equatable, Sendable {
  public let name: String
  public let type: DNSRecordType

  init(parsing reader: inout ByteReader, in message: borrowing ByteReader) throws(ParseError) {
    name = try DNSName(parsing: &reader, in: message).text
    type = DNSRecordType(rawValue: try reader.readUInt16BE("dns question type"))
    try reader.skip(2, "dns question class")
  }

  var fields: [Field] {
    [
      Field("dns.qry.name", .text(name)),
      Field("dns.qry.type", .unsigned(UInt64(type.rawValue)), meaning: type.name),
    ]
  }
}
