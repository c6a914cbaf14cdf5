import Bytes

/// An ICMP message that says why a packet was not delivered, and quotes the packet's beginning.
///
/// RFC 792 for destination unreachable, source quench, redirect, time exceeded and parameter problem; RFC 1191 section
/// 4 for the MTU; RFC 4443 section 3 for ICMPv6. Both versions look alike; the version of the quoted packet tells them
/// apart.
///
/// ```
/// │ type 1 │ code 1 │ checksum 2 │ MTU, gateway or unused 4 │ IP header │ at least 8 bytes of its payload │
/// ```
public struct ICMPError: WireMessage {
  public static let name = "ICMP error"

  public let reason: ICMPReason
  /// The largest packet that would pass. Old routers leave it 0 in "fragmentation needed"; nil where the message has no
  /// such field.
  public let nextHopMTU: UInt32?
  /// The router a redirect points to.
  public let gateway: IPAddress?
  /// The packet that was not delivered.
  public let quoted: QuotedPacket

  /// Reads to the end of the reader. Refuses the messages that are no errors, such as echo.
  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let type = try reader.readUInt8("icmp type")
    let code = try reader.readUInt8("icmp code")
    try reader.skip(2, "icmp checksum")
    let word = try reader.readUInt32BE("icmp rest of header")
    quoted = try QuotedPacket(parsing: &reader)
    reason = quoted.source.isIPv4 ? .v4(type: type, code: code) : .v6(type: type, code: code)
    guard reason.typeName != nil else {
      throw reader.invalid("icmp type", at: start, expected: "an error's", found: type)
    }
    switch reason {
    case .fragmentationNeeded: nextHopMTU = word & 0xffff
    case .packetTooBigV6: nextHopMTU = word
    default: nextHopMTU = nil
    }
    gateway = reason.version == 4 && type == 5 ? IPAddress(ipv4: word) : nil
  }

  public func append(to fields: inout FieldList) {
    let isIPv4 = reason.version == 4
    fields.number(isIPv4 ? "icmp.type" : "icmpv6.type", reason.type, meaning: reason.typeName)
    fields.number(isIPv4 ? "icmp.code" : "icmpv6.code", reason.code, meaning: reason.name)
    fields.number(isIPv4 ? "icmp.mtu" : "icmpv6.mtu", nextHopMTU)
    fields.text("icmp.redir_gw", gateway?.description)
    quoted.append(to: &fields)
  }
}
