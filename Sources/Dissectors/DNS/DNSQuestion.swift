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

  func append(to fields: inout FieldList) {
    fields.text("dns.qry.name", name)
    fields.number("dns.qry.type", type)
  }
}
