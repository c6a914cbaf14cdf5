import Bytes

/// One answer of a name server: RFC 1035 section 4.1.3.
public struct DNSRecord: Equatable, Sendable {
  public let name: String
  public let type: DNSRecordType
  /// Seconds for which the answer may be kept.
  public let timeToLive: UInt32
  public let data: Data

  /// What the record says, for the types that lead to a host.
  public enum Data: Equatable, Sendable {
    /// A and AAAA (RFC 3596).
    case address(IPAddress)
    /// CNAME, PTR and NS.
    case name(String)
    /// SRV (RFC 2782).
    case service(priority: UInt16, weight: UInt16, port: UInt16, target: String)
    /// Any other type, whose data is not looked at.
    case other
  }

  init(parsing reader: inout ByteReader, in message: borrowing ByteReader) throws(ParseError) {
    name = try DNSName(parsing: &reader, in: message).text
    type = DNSRecordType(rawValue: try reader.readUInt16BE("dns record type"))
    try reader.skip(2, "dns record class")
    timeToLive = try reader.readUInt32BE("dns record time to live")
    let length = try reader.readUInt16BE("dns record data length")
    var body = try reader.slice(Int(length), "dns record data")
    data = try Self.readData(of: type, &body, in: message)
  }

  func append(to fields: inout FieldList) {
    fields.text("dns.resp.name", name)
    fields.number("dns.resp.type", type)
    fields.number("dns.resp.ttl", timeToLive)
    appendData(to: &fields)
  }
}

extension DNSRecord {
  private static func readData(
    of type: DNSRecordType, _ body: inout ByteReader, in message: borrowing ByteReader
  ) throws(ParseError) -> Data {
    let data: Data
    switch type {
    case .a:
      data = .address(IPAddress(ipv4: try body.readUInt32BE("dns address")))
    case .aaaa:
      let high = try body.readUInt64BE("dns address")
      data = .address(IPAddress(ipv6High: high, low: try body.readUInt64BE("dns address")))
    case .cname, .ptr, .ns:
      data = .name(try DNSName(parsing: &body, in: message).text)
    case .srv:
      data = .service(
        priority: try body.readUInt16BE("srv priority"), weight: try body.readUInt16BE("srv weight"),
        port: try body.readUInt16BE("srv port"), target: try DNSName(parsing: &body, in: message).text)
    default:
      return .other
    }
    try body.expectEnd(of: "dns record data")
    return data
  }

  private func appendData(to fields: inout FieldList) {
    switch data {
    case .address(let address): fields.text(address.isIPv4 ? "dns.a" : "dns.aaaa", address.description)
    case .name(let name): fields.text(type == .ptr ? "dns.ptr.domain_name" : type == .ns ? "dns.ns" : "dns.cname", name)
    case .service(let priority, let weight, let port, let target):
      fields.number("dns.srv.priority", priority)
      fields.number("dns.srv.weight", weight)
      fields.number("dns.srv.port", port)
      fields.text("dns.srv.target", target)
    case .other: break
    }
  }
}
